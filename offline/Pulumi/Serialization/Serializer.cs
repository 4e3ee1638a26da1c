using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Resolves arguments to a plain tree, and remembers the resources that they came from.</summary>
internal sealed class Serializer
{
    public HashSet<Resource> Dependencies { get; } = [];

    /// <param name="context">Where the value stands, for errors.</param>
    /// <param name="value">Anything that may stand in arguments.</param>
    /// <param name="keepResources">Whether a resource stays a reference; otherwise its id or urn stands for it.</param>
    /// <param name="referencesAreDependencies">Whether a reference to a resource counts as a dependency on it.</param>
    public async ValueTask<object?> SerializeAsync(
        string context, object? value, bool keepResources, bool referencesAreDependencies = true)
    {
        switch (value)
        {
            case null or bool or int or double or string:
                return value;
            case InputArgs args:
                return await InnerAsync(context, await args.ToDictionaryAsync().ConfigureAwait(false)).ConfigureAwait(false);
            case AssetOrArchive asset:
                return await AssetAsync(context, asset, keepResources).ConfigureAwait(false);
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}");
            case IInputOfInputs list:
                return await InnerAsync(context, list.Elements).ConfigureAwait(false);
            case IInput input:
                return await InnerAsync(context, input.ToOutput()).ConfigureAwait(false);
            case IUnion union:
                return await InnerAsync(context, union.Value).ConfigureAwait(false);
            case JsonElement json:
                return PlainJson.Read(json);
            case IOutput output:
                return await OutputAsync(context, output, keepResources, referencesAreDependencies).ConfigureAwait(false);
            case CustomResource or ComponentResource:
                return await ReferenceAsync(context, (Resource)value, keepResources, referencesAreDependencies).ConfigureAwait(false);
            case IDictionary dictionary:
                return await DictionaryAsync(context, dictionary, InnerAsync).ConfigureAwait(false);
            case IList list:
                return await ListAsync(context, list, InnerAsync).ConfigureAwait(false);
            case Enum number when number.GetTypeCode() == TypeCode.Int32:
                return (int)value;
            case ValueTuple:
                return null;
            default:
                return await TypedValueAsync(context, value, InnerAsync).ConfigureAwait(false);
        }

        ValueTask<object?> InnerAsync(string innerContext, object? inner)
            => SerializeAsync(innerContext, inner, keepResources, referencesAreDependencies);
    }

    private async ValueTask<object?> OutputAsync(
        string context, IOutput output, bool keepResources, bool referencesAreDependencies)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            return Wire.Unknown;
        }

        var value = await SerializeAsync($"{context}.id", data.Value, keepResources, referencesAreDependencies)
            .ConfigureAwait(false);
        return data.IsSecret ? Marked(Wire.Secret, (Wire.Value, value)) : value;
    }

    private async ValueTask<object?> ReferenceAsync(
        string context, Resource resource, bool keepResources, bool referencesAreDependencies)
    {
        // A reference that is no dependency is resolved aside, where what it depends on is not remembered.
        var serializer = keepResources && !referencesAreDependencies ? new Serializer() : this;
        if (resource is not CustomResource custom)
        {
            // A component is not a real resource; its urn is all there is. Reading more could wait for its children,
            // which may wait for it.
            var componentUrn = await serializer.SerializeAsync($"{context}.urn", resource.Urn, keepResources).ConfigureAwait(false);
            return keepResources ? Marked(Wire.Resource, (Wire.Urn, componentUrn)) : componentUrn;
        }

        serializer.Dependencies.Add(custom);
        var id = await serializer.SerializeAsync($"{context}.id", custom.Id, keepResources).ConfigureAwait(false);
        if (!keepResources)
        {
            return id;
        }

        var urn = await serializer.SerializeAsync($"{context}.urn", custom.Urn, keepResources).ConfigureAwait(false);
        return Marked(Wire.Resource, (Wire.Urn, urn), (Wire.Id, id as string == Wire.Unknown ? "" : id));
    }

    private async ValueTask<object?> AssetAsync(string context, AssetOrArchive asset, bool keepResources)
    {
        switch (asset)
        {
            case InvalidAsset:
                throw new InvalidOperationException("Cannot serialize invalid asset");
            case InvalidArchive:
                throw new InvalidOperationException("Cannot serialize invalid archive");
        }

        var value = await SerializeAsync($"{context}.{asset.Property}", asset.Value, keepResources).ConfigureAwait(false);
        return Marked(asset.Signature, (asset.Property, value));
    }

    private static async ValueTask<object?> DictionaryAsync(
        string context, IDictionary dictionary, Func<string, object?, ValueTask<object?>> serialize)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var key in dictionary.Keys)
        {
            if (key is not string name)
            {
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
            }

            // As in JSON, a key without a value is left out.
            if (await serialize($"{context}.{name}", dictionary[name]).ConfigureAwait(false) is { } value)
            {
                result[name] = value;
            }
        }

        return result.ToImmutable();
    }

    private static async ValueTask<object?> ListAsync(
        string context, IList list, Func<string, object?, ValueTask<object?>> serialize)
    {
        // A default ImmutableArray cannot even be counted.
        if (DefaultArrays.IsDefault(list))
        {
            return ImmutableArray<object?>.Empty;
        }

        var result = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            result.Add(await serialize($"{context}[{index}]", list[index]).ConfigureAwait(false));
        }

        return result.MoveToImmutable();
    }

    private static async ValueTask<object?> TypedValueAsync(
        string context, object value, Func<string, object?, ValueTask<object?>> serialize)
    {
        var shape = ArgumentType.Of(value.GetType());
        if (shape.UnwrapEnum is { } unwrap)
        {
            return unwrap(value, context);
        }

        if (shape.Fields is not { } fields)
        {
            throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{context}");
        }

        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, read) in fields)
        {
            result[name] = await serialize($"{context}.{name}", read(value)).ConfigureAwait(false);
        }

        return result.ToImmutable();
    }

    private static ImmutableDictionary<string, object?> Marked(string signature, params (string Name, object? Value)[] values)
        => values.Aggregate(
            ImmutableDictionary<string, object?>.Empty.Add(Wire.Signature, signature),
            (all, pair) => all.Add(pair.Name, pair.Value));
}
