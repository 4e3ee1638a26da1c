using System.Collections.Immutable;
using System.Text.Json;
using Local.Declaration;

namespace Local.Graphing;

/// <summary>Where messages go that the ordinary way did not take: the redrive policies and failure destinations of a stack.</summary>
internal sealed class RedriveEdges
{
    private const string SeparateRedrivePolicy = "aws:sqs/redrivePolicy:RedrivePolicy";
    private const string InvokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

    public RedriveEdges(ResourceIndex index)
    {
        var separate = index.Of(SeparateRedrivePolicy).ToLookup(policy => policy.TextOrNull("queueUrl"));
        OfQueues =
        [
            .. from queue in index.Of(ResourceTypes.Queue)
               from holder in separate[queue.Id].Prepend(queue)
               let edge = Read(queue, holder)
               where edge is not null
               select edge,
        ];
        OfSubscriptions = [.. index.Of(ResourceTypes.TopicSubscription).Select(subscription => Read(subscription, subscription)).OfType<RedriveEdge>()];
        OfFunctions =
        [
            .. from config in index.Of(InvokeConfig)
               let function = index.FunctionOf(config.Text("functionName"))
               let target = (config.Map("destinationConfig")?.GetValueOrDefault("onFailure") as ImmutableDictionary<string, object>)?.GetValueOrDefault("destination") as string
               where function is not null && target is not null
               select new RedriveEdge(function, target, null),
            .. from mapping in index.Of(ResourceTypes.EventSourceMapping)
               let function = index.FunctionOf(mapping.Text("functionName"))
               let target = (mapping.Map("destinationConfig")?.GetValueOrDefault("onFailure") as ImmutableDictionary<string, object>)?.GetValueOrDefault("destinationArn") as string
               where function is not null && target is not null
               select new RedriveEdge(function, target, null),
            .. from function in index.Of(ResourceTypes.Function)
               let target = function.Map("deadLetterConfig")?.GetValueOrDefault("targetArn") as string
               where target is not null
               select new RedriveEdge(function, target, null),
        ];
    }

    /// <summary>From a queue to its dead-letter queue.</summary>
    public IReadOnlyList<RedriveEdge> OfQueues { get; }

    /// <summary>From a subscription to where its undeliverable messages go.</summary>
    public IReadOnlyList<RedriveEdge> OfSubscriptions { get; }

    /// <summary>From a function that is invoked asynchronously, or reads a stream, to what it gave up on.</summary>
    public IReadOnlyList<RedriveEdge> OfFunctions { get; }

    private static RedriveEdge? Read(RecordedResource from, RecordedResource holder)
    {
        if (holder.TextOrNull("redrivePolicy") is not { Length: > 0 } policy)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(policy);
            var target = document.RootElement.GetProperty("deadLetterTargetArn").GetString()!;
            return new RedriveEdge(from, target, document.RootElement.TryGetProperty("maxReceiveCount", out var count) ? count.ToString() : null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UsageException($"{holder} has a redrive policy that is not {{\"deadLetterTargetArn\":...}}: {error.Message}");
        }
    }
}
