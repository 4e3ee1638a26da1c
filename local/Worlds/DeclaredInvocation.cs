using System.Collections.Immutable;
using Local.Declaration;
using Sim.Lambda;

namespace Local.Worlds;

/// <summary>What a FunctionEventInvokeConfig's resource says, as the simulated Lambda takes it.</summary>
internal static class DeclaredInvocation
{
    /// <exception cref="UsageException">It sends somewhere that is not simulated.</exception>
    public static EventInvokeConfig ConfigOf(RecordedResource resource, Func<string, bool> isQueue)
    {
        var destinations = resource.Map("destinationConfig");
        if (destinations?.ContainsKey("onSuccess") == true)
        {
            throw new UsageException($"{resource} has `destinationConfig.onSuccess`, which is not simulated; `onFailure` is.");
        }

        var onFailure = (destinations?.GetValueOrDefault("onFailure") as ImmutableDictionary<string, object>)?.GetValueOrDefault("destination") as string;
        if (onFailure is not null && !isQueue(onFailure))
        {
            throw new UsageException($"{resource} sends what failed to {onFailure}, which is not a queue of this stack; only queues are simulated.");
        }

        var config = new EventInvokeConfig();
        return config with
        {
            MaximumRetryAttempts = resource.Integer("maximumRetryAttempts") ?? config.MaximumRetryAttempts,
            MaximumEventAge = resource.Seconds("maximumEventAgeInSeconds") ?? config.MaximumEventAge,
            OnFailure = onFailure,
        };
    }
}
