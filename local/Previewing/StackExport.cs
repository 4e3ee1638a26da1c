using System.Collections.Immutable;
using System.Text.Json;
using Local.Declaration;

namespace Local.Previewing;

/// <summary>
/// What <c>pulumi stack export</c> writes: <c>{"version":3,"deployment":{"resources":[{"urn","type","id","protect","inputs"}]}}</c>.
/// </summary>
public static class StackExport
{
    private const int OldestVersion = 3;
    private const int NewestVersion = 4;

    /// <summary>The resources that are managed: not those only looked up, nor those that wait for their deletion already.</summary>
    /// <exception cref="UsageException">The file cannot be read, or is no export of this stack.</exception>
    public static IReadOnlyList<DeployedResource> Read(string path, StackFile file)
    {
        try
        {
            using var content = File.OpenRead(path);
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 256 });
            return [.. Of(document.RootElement, path, file)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {error.Message.ReplaceLineEndings(" ")} Write it with `pulumi stack export --stack {file.Stack} --file FILE`.");
        }
        catch (JsonException error)
        {
            throw Wrong(path, $"it is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})", file);
        }
        catch (InvalidOperationException error)
        {
            // A text with half of a surrogate pair parses, and cannot be read.
            throw Wrong(path, error.Message.ReplaceLineEndings(" "), file);
        }
    }

    private static List<DeployedResource> Of(JsonElement root, string path, StackFile file)
    {
        if (Member(root, "version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number)
            || number is < OldestVersion or > NewestVersion)
        {
            throw Wrong(path, $"its `version` must be {OldestVersion} or {NewestVersion}", file);
        }

        if (Member(root, "deployment") is not { ValueKind: JsonValueKind.Object } deployment)
        {
            throw Wrong(path, "it has no object `deployment`", file);
        }

        // A stack that was never deployed has a manifest and no list.
        if (Member(deployment, "resources") is not { ValueKind: JsonValueKind.Array } resources)
        {
            return Member(deployment, "resources") is null && Member(deployment, "manifest") is not null ? []
                : throw Wrong(path, "its `deployment.resources` must be a list", file);
        }

        var deployed = new List<DeployedResource>();
        foreach (var (index, resource) in resources.EnumerateArray().Index())
        {
            if (Of(resource) is not { } one)
            {
                throw Wrong(path, $"`deployment.resources[{index}]` has no `urn` or no `type`", file);
            }

            if (EngineUrn.OriginOf(one.Urn) is not { } origin || origin != (file.Stack, file.Project))
            {
                throw Wrong(path, $"{one.Urn} is not of the stack `{file.Stack}` of the project `{file.Project}`", file);
            }

            if (!IsTrue(resource, "external") && !IsTrue(resource, "delete"))
            {
                deployed.Add(one);
            }
        }

        return deployed;
    }

    private static DeployedResource? Of(JsonElement resource)
    {
        var inputs = Map(resource, "inputs");
        var filledIn = inputs.GetValueOrDefault("__defaults") is ImmutableArray<object> names ? names.OfType<string>().ToHashSet() : [];
        return Text(resource, "urn") is { } urn && Text(resource, "type") is { } type
            ? new DeployedResource(urn, type, Text(resource, "id") ?? string.Empty, IsTrue(resource, "protect"), inputs, Map(resource, "outputs"), filledIn) : null;
    }

    private static ImmutableDictionary<string, object> Map(JsonElement resource, string name) =>
        Member(resource, name) is { ValueKind: JsonValueKind.Object } given ? (ImmutableDictionary<string, object>)Plain(given)! : [];

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            // Of a key that stands twice the last counts, as everywhere in JSON.
            .Aggregate(ImmutableDictionary<string, object>.Empty, (map, member) => map.SetItem(member.Name, Plain(member.Value)!)),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item)!).ToImmutableArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool IsTrue(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True };

    private static UsageException Wrong(string path, string why, StackFile file) =>
        new($"{path} is no export of this stack: {why}. Write it with `pulumi stack export --stack {file.Stack} --file FILE`.");
}
