using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Local.Endpoints.CloudWatch;

/// <summary>A form of the query protocol as the tree that it flattens: <c>MetricData.member.1.Dimensions.member.2.Name</c>.</summary>
internal static class FormTree
{
    private const int MostFields = 10_000;
    private const int Deepest = 32;

    /// <exception cref="InvalidDataException">It has too many fields, or one that contradicts another.</exception>
    public static JsonObject Read(ReadOnlyMemory<byte> body)
    {
        var root = new JsonObject();
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));
        if (fields.Count > MostFields)
        {
            throw new InvalidDataException();
        }

        foreach (var (name, value) in fields)
        {
            Put(root, name.Split('.'), value.ToString());
        }

        return (JsonObject)Shaped(root);
    }

    private static void Put(JsonObject root, string[] path, string text)
    {
        if (path.Length > Deepest)
        {
            throw new InvalidDataException();
        }

        var at = root;
        foreach (var part in path.AsSpan(0, path.Length - 1))
        {
            if (!at.TryGetPropertyValue(part, out var next))
            {
                at[part] = next = new JsonObject();
            }

            at = next as JsonObject ?? throw new InvalidDataException();
        }

        if (!at.TryAdd(path[^1], JsonValue.Create(text)))
        {
            throw new InvalidDataException();
        }
    }

    /// <summary>What has members is a list, in the order of their numbers.</summary>
    private static JsonNode Shaped(JsonNode node)
    {
        if (node is not JsonObject tree)
        {
            return node.DeepClone();
        }

        return tree is { Count: 1 } && tree["member"] is JsonObject members
            ? new JsonArray([.. members.OrderBy(member => Number(member.Key)).Select(member => Shaped(member.Value!))])
            : new JsonObject(tree.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Shaped(member.Value!))));
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException();
}
