using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var serialized = await SerializeInvokeAsync(args).ConfigureAwait(false);
        var answer = await CallMonitorAsync(token, serialized, options).ConfigureAwait(false);
        return Converter.Convert<T>(warning => Log.Warn(warning), $"{token} result", answer).Value;
    }

    internal async Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options)
    {
        var serialized = await SerializeInvokeAsync(args).ConfigureAwait(false);
        await CallMonitorAsync(token, serialized, options).ConfigureAwait(false);
    }

    internal async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var answer = await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false);
        return answer.Values.First();
    }

    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options)
        => new(InvokeOutputAsync<T>(token, args, options));

    internal Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(answer => answer.Values.First());

    /// <summary>
    /// The result depends on what the arguments depend on. Whether it is secret or known is for the provider to say;
    /// but with unknown arguments, or before a resource that it waits for has its id, the function is not called at all.
    /// </summary>
    private async Task<OutputData<T>> InvokeOutputAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        SerializedArgs serialized;
        try
        {
            serialized = await SerializeInvokeAsync(args).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The failure goes into an output that perhaps nobody reads.
            Errors.Add($"Error serializing arguments for invoke {token}: {exception}");
            throw;
        }

        if (serialized.HasUnknowns)
        {
            return OutputData.Unknown<T>();
        }

        var resources = serialized.Dependencies.ToImmutableHashSet();
        if (options is InvokeOutputOptions { DependsOn: { } dependsOn })
        {
            resources = resources.Union(await Dependencies.ResolveAsync(dependsOn).ConfigureAwait(false));
        }

        if (!await Dependencies.AllHaveIdsAsync(resources).ConfigureAwait(false))
        {
            return OutputData.Unknown<T>();
        }

        var answer = await CallMonitorAsync(token, serialized, options).ConfigureAwait(false);
        return Converter.Convert<T>(warning => Log.Warn(warning), $"{token} result", answer) with { Resources = resources };
    }

    private static async Task<SerializedArgs> SerializeInvokeAsync(InvokeArgs? args)
    {
        var given = await (args ?? InvokeArgs.Empty).ToDictionaryAsync().ConfigureAwait(false);
        return await SerializeAsync(given, keepResources: true).ConfigureAwait(false);
    }

    private async Task<ImmutableDictionary<string, object?>> CallMonitorAsync(
        string token, SerializedArgs args, InvokeOptions? options)
    {
        var provider = await ProviderResource.ReferenceAsync(options?.Provider ?? options?.Parent?.GetProvider(token))
            .ConfigureAwait(false);
        return await _monitor.InvokeAsync(token, args.Values, provider).ConfigureAwait(false);
    }

    /// <summary>Calls a method of a resource; the resource itself is one of the arguments.</summary>
    internal Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options)
        => new(CallOutputAsync<T>(token, args, self, options, isConverted: true));

    internal void Call(string token, CallArgs args, Resource? self, CallOptions? options)
        => Runner.RegisterTask(CallOutputAsync<object?>(token, args, self, options, isConverted: false));

    private async Task<OutputData<T>> CallOutputAsync<T>(
        string token, CallArgs? args, Resource? self, CallOptions? options, bool isConverted)
    {
        var given = await (args ?? CallArgs.Empty).ToDictionaryAsync().ConfigureAwait(false);
        given = self is null ? given : given.SetItem("__self__", self);
        SerializedArgs serialized;
        try
        {
            serialized = await SerializeAsync(given, keepResources: true, referencesAreDependencies: false).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Errors.Add($"Error serializing arguments for call {token}: {exception}");
            throw;
        }

        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        var reference = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false);
        await Dependencies.WhenRegisteredAsync(serialized.Dependencies).ConfigureAwait(false);
        var answer = await _monitor.CallAsync(token, serialized.Values, reference).ConfigureAwait(false);
        return isConverted
            ? Converter.Convert<T>(warning => Log.Warn(warning, self), $"{token} result", answer)
            : OutputData.Known<T>(default!);
    }
}
