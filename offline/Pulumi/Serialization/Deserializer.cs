using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Tree = System.Collections.Immutable.ImmutableDictionary<string, object?>;

namespace Pulumi.Serialization;

/// <summary>
/// Reads a plain tree: takes out what is secret or unknown, and makes assets and resources of their marks.
/// </summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(object? value)
    {
        var isSecret = false;
        while (HasMark(value, out var tree, out var mark) && mark == Wire.Secret)
        {
            isSecret = true;
            value = tree.TryGetValue(Wire.Value, out var inner)
                ? inner
                : throw new InvalidOperationException("Secrets must have a field called 'value'");
        }

        return value switch
        {
            Wire.Unknown => OutputData.Unknown<object?>(isSecret),
            int number => OutputData.Known<object?>((double)number, isSecret),
            null or bool or double or string => OutputData.Known(value, isSecret),
            ImmutableArray<object?> array => ReadArray(array, isSecret),
            Tree dictionary => TryReadMarked(dictionary, out var special)
                ? OutputData.Known<object?>(special, isSecret)
                : ReadDictionary(dictionary, isSecret),
            _ => throw new InvalidOperationException(
                "Unsupported value when converting to protobuf: " + value.GetType().FullName),
        };
    }

    private static OutputData<object?> ReadArray(ImmutableArray<object?> array, bool isSecret)
    {
        var facts = new CombinedFacts();
        var items = ImmutableArray.CreateBuilder<object?>(array.Length);
        foreach (var item in array)
        {
            items.Add(facts.Add(Deserialize(item)));
        }

        var data = facts.Of<object?>(items.MoveToImmutable());
        return data with { IsSecret = data.IsSecret || isSecret };
    }

    private static OutputData<object?> ReadDictionary(Tree dictionary, bool isSecret)
    {
        var facts = new CombinedFacts();
        var items = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, item) in dictionary)
        {
            // Names with two underscores are the engine's own.
            if (!name.StartsWith("__", StringComparison.Ordinal))
            {
                items.Add(name, facts.Add(Deserialize(item)));
            }
        }

        var data = facts.Of<object?>(items.ToImmutable());
        return data with { IsSecret = data.IsSecret || isSecret };
    }

    private static bool TryReadMarked(Tree tree, [NotNullWhen(true)] out object? special)
    {
        special = HasMark(tree, out _, out var mark)
            ? mark switch
            {
                Wire.Asset => ReadAsset(tree),
                Wire.Archive => ReadArchive(tree),
                Wire.Resource => ReadResource(tree),
                _ => null,
            }
            : null;
        return special is not null;
    }

    private static bool HasMark(
        object? value, [NotNullWhen(true)] out Tree? tree, [NotNullWhen(true)] out string? mark)
    {
        tree = value as Tree;
        mark = tree?.GetValueOrDefault(Wire.Signature) as string;
        return mark is not null;
    }

    private static object ReadAsset(Tree tree) =>
        Text(tree, Wire.AssetPath) is { } path ? new FileAsset(path)
        : Text(tree, Wire.AssetUri) is { } uri ? new RemoteAsset(uri)
        : Text(tree, Wire.AssetText) is { } text ? new StringAsset(text)
        : throw new InvalidOperationException("Value was marked as Asset, but did not conform to required shape.");

    private static object ReadArchive(Tree tree) =>
        Text(tree, Wire.AssetPath) is { } path ? new FileArchive(path)
        : Text(tree, Wire.AssetUri) is { } uri ? new RemoteArchive(uri)
        : tree.GetValueOrDefault(Wire.ArchiveAssets) is Tree assets ? new AssetArchive(ReadAssets(assets))
        : throw new InvalidOperationException("Value was marked as Archive, but did not conform to required shape.");

    private static Dictionary<string, AssetOrArchive> ReadAssets(Tree assets)
        => assets.ToDictionary(
            pair => pair.Key,
            pair => pair.Value is Tree inner && TryReadMarked(inner, out var special) && special is AssetOrArchive asset
                ? asset
                : throw new InvalidOperationException(
                    "AssetArchive contained an element that wasn't itself an Asset or Archive."));

    private static object ReadResource(Tree tree)
    {
        var urn = Text(tree, Wire.Urn) ?? throw new InvalidOperationException(
            "Value was marked as a Resource, but did not conform to required shape.");
        return ResourcePackages.TryConstruct(urn, Text(tree, Wire.PackageVersion) ?? "", out var resource)
            ? resource
            : new DependencyResource(urn);
    }

    private static string? Text(Tree tree, string name) => tree.GetValueOrDefault(name) as string;
}
