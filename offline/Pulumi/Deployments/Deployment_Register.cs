using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Starts the registration. Nobody awaits it but the runner, which fails with it.</summary>
    internal void ReadOrRegisterResource(Resource resource, bool remote, ResourceArgs args, ResourceOptions options)
        => Runner.RegisterTask(CompleteAsync(resource, remote, args, options));

    private async Task CompleteAsync(Resource resource, bool remote, ResourceArgs args, ResourceOptions options)
    {
        var completions = resource.Completions;
        try
        {
            var registered = await ReadOrRegisterAsync(resource, remote, args, options).ConfigureAwait(false);
            completions[Wire.Urn].Complete(OutputData.Known<object?>(registered.Urn));
            if (resource is CustomResource)
            {
                var id = registered.Id ?? "";
                completions[Wire.Id].Complete(OutputData.Known<object?>(id) with { IsKnown = id.Length > 0 });
            }

            foreach (var (name, completion) in completions)
            {
                // One by one: whether one property is known or secret says nothing about the others.
                if (name is not (Wire.Urn or Wire.Id) && registered.State.TryGetValue(name, out var value))
                {
                    completion.Complete(Converter.Convert(
                        warning => Log.Warn(warning, resource), $"{resource.GetType().FullName}.{name}", value, completion.TargetType));
                }
            }
        }
        catch (Exception exception)
        {
            // Whoever waits for an output of this resource must not wait forever.
            foreach (var completion in completions.Values)
            {
                completion.TryFail(exception);
            }

            throw;
        }
        finally
        {
            // What the mock did not answer is not known before an update, and has no value after it.
            foreach (var completion in completions.Values)
            {
                completion.TryCompleteWithDefault(isKnown: !IsDryRun);
            }
        }
    }

    private async Task<RegisteredResource> ReadOrRegisterAsync(
        Resource resource, bool remote, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is not null)
        {
            return _monitor.Find(options.Urn);
        }

        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id))
        {
            if (resource is not CustomResource)
            {
                throw new ArgumentException(
                    $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
            }

            var request = await PrepareAsync(resource, remote: false, args, options).ConfigureAwait(false);
            return await _monitor.ReadAsync(request with { Id = id }).ConfigureAwait(false);
        }

        if (options.DeletedWith is not null)
        {
            await options.DeletedWith.Urn.DataTask.ConfigureAwait(false);
        }

        if (options.HasReplaceWith)
        {
            foreach (var replaced in await Dependencies.ResolveAsync(options.ReplaceWith).ConfigureAwait(false))
            {
                await replaced.Urn.DataTask.ConfigureAwait(false);
            }
        }

        // No mock sees the trigger; but one that cannot be passed on fails the resource.
        await new Serializer().SerializeAsync("replacementTrigger", options.ReplacementTrigger, keepResources: true)
            .ConfigureAwait(false);

        var registration = await PrepareAsync(resource, remote, args, options).ConfigureAwait(false);
        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        return await _monitor.RegisterAsync(registration with { Id = importId }).ConfigureAwait(false);
    }

    /// <summary>Waits for all that the resource is made of and depends on.</summary>
    private async Task<ResourceRequest> PrepareAsync(
        Resource resource, bool remote, ResourceArgs args, ResourceOptions options)
    {
        var dependencies = new HashSet<Resource>();
        if (options.HasDependsOn)
        {
            dependencies.UnionWith(await Dependencies.ResolveAsync(options.DependsOn).ConfigureAwait(false));
        }

        // Id and urn are the engine's, whatever the arguments say.
        var given = await args.ToDictionaryAsync().ConfigureAwait(false);
        var inputs = await SerializeAsync(
            given.RemoveRange([Wire.Id, Wire.Urn]), keepResources: true, referencesAreDependencies: !remote).ConfigureAwait(false);
        dependencies.UnionWith(inputs.Dependencies);

        var parentUrn = await ParentUrnAsync(resource, options).ConfigureAwait(false);
        var provider = "";
        if (resource is CustomResource)
        {
            provider = await ProviderResource.ReferenceAsync(options.Provider).ConfigureAwait(false);
        }
        else if (remote && options is ComponentResourceOptions { Providers: var providers })
        {
            foreach (var one in providers)
            {
                await ProviderResource.ReferenceAsync(one).ConfigureAwait(false);
            }
        }

        await Dependencies.WhenRegisteredAsync(dependencies, resource).ConfigureAwait(false);
        foreach (var alias in options.Aliases)
        {
            await Alias.WhenResolvedAsync(alias).ConfigureAwait(false);
        }

        return new ResourceRequest(resource, inputs.Values, parentUrn, provider, Id: "");
    }

    private async Task<string> ParentUrnAsync(Resource resource, ResourceOptions options)
    {
        // Without a parent it is the stack, which itself has none.
        var parent = options.Parent ?? (resource.GetResourceType() == Stack.TypeToken ? null : Stack);
        return parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
    }

    internal void RegisterResourceOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
        => Runner.RegisterTask(RegisterResourceOutputsAsync(resource, outputs));

    private async Task RegisterResourceOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
        var serialized = await SerializeAsync(values, keepResources: true).ConfigureAwait(false);
        await _monitor.RegisterOutputsAsync(urn, serialized.Values).ConfigureAwait(false);
    }
}
