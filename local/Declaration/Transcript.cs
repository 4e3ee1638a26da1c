using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Local.Declaration;

/// <summary>Puts together what the program stated of each resource and what was registered for it.</summary>
internal sealed class Transcript(Declarations declarations, RecordingMocks mocks, string project, string stack)
{
    private readonly FormerUrns formerUrns = new(declarations, project, stack);
    private readonly List<string> secretTexts = [];

    public async Task<Recording> WriteAsync(Stack program)
    {
        var inputs = Unambiguous(mocks.Components, component => (component.Type, component.Name));
        var groups = await GroupsByMockUrnAsync();
        var recorded = new List<RecordedResource>(declarations.All.Count);
        foreach (var resource in declarations.All)
        {
            recorded.Add(mocks.Of(resource) is { } registration
                ? await OfAsync(resource, registration)
                : await OfGroupAsync(
                    resource,
                    inputs.GetValueOrDefault((resource.Type, resource.Name))?.Inputs ?? [],
                    groups.GetValueOrDefault(resource)));
        }

        return new Recording(program, [.. recorded.OrderBy(resource => resource.Urn, StringComparer.Ordinal)], new Secrecy(secretTexts));
    }

    private async Task<RecordedResource> OfAsync(DeclaredResource resource, Registration registration)
    {
        foreach (var output in ((CustomResourceOptions)resource.Options).AdditionalSecretOutputs)
        {
            registration.Facts.Hide(output);
        }

        // The engine keeps the id among the outputs too.
        return await RecordAsync(resource, registration.Facts, registration.Inputs, registration.Outputs.SetItem("id", registration.Id), registration.Id);
    }

    /// <summary>The stack or a component: its outputs are what it registered at its end.</summary>
    private async Task<RecordedResource> OfGroupAsync(
        DeclaredResource resource, ImmutableDictionary<string, object> inputs, MockRegisterResourceOutputsRequest? registered)
    {
        var facts = await ArgumentFacts.OfAsync(resource.Args);
        var outputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, output) in registered?.Outputs ?? [])
        {
            if (await OutputUtilities.GetValueAsync(output) is { } value)
            {
                outputs.Add(name, value);
                if (await Output.IsSecretAsync(output))
                {
                    facts.Hide(name);
                    facts.SecretTexts.AddRange(value is string text ? [text] : []);
                }
            }
        }

        return await RecordAsync(resource, facts, inputs, outputs.ToImmutable(), id: string.Empty);
    }

    private async Task<RecordedResource> RecordAsync(
        DeclaredResource resource, ArgumentFacts facts, ImmutableDictionary<string, object> inputs, ImmutableDictionary<string, object> outputs, string id)
    {
        secretTexts.AddRange(facts.SecretTexts);
        var direct = facts.Sources.Concat(await OutputUtilities.GetValueAsync(resource.Options.DependsOn.ToOutput()))
            .Select(declarations.Of).OfType<DeclaredResource>();
        return new RecordedResource
        {
            Type = resource.Type,
            Name = resource.Name,
            Urn = resource.Urn,
            Parent = resource.Parent?.Urn,
            IsCustom = resource.IsCustom,
            Protect = resource.Protect,
            Dependencies = Dependencies.Of(resource, direct),
            FormerUrns = await formerUrns.OfAsync(resource),
            Secrets = facts.Secrets,
            Id = id,
            Inputs = inputs,
            Outputs = outputs,
        };
    }

    /// <summary>Mocks get a component's outputs by an urn that leaves out its ancestors, so that two may share it.</summary>
    private async Task<Dictionary<DeclaredResource, MockRegisterResourceOutputsRequest>> GroupsByMockUrnAsync()
    {
        var groups = new List<(DeclaredResource Resource, string MockUrn)>();
        foreach (var resource in declarations.All.Where(resource => !resource.IsCustom))
        {
            groups.Add((resource, await OutputUtilities.GetValueAsync(resource.Resource.Urn)));
        }

        return Unambiguous(groups, group => group.MockUrn).Values
            .Where(group => mocks.OutputsOf(group.MockUrn) is not null)
            .ToDictionary(group => group.Resource, group => mocks.OutputsOf(group.MockUrn)!);
    }

    private static Dictionary<TKey, T> Unambiguous<TKey, T>(IEnumerable<T> all, Func<T, TKey> key)
        where TKey : notnull =>
        all.GroupBy(key).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single());
}
