using System.Text.Json;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>
/// The names and values that a request gives its expressions. All expressions of a request share one scope: each name and
/// each value must be used by one of them.
/// </summary>
internal sealed class ExpressionScope
{
    private readonly SortedDictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AttributeValue> values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> unusedNames = new(StringComparer.Ordinal);
    private readonly SortedSet<string> unusedValues = new(StringComparer.Ordinal);
    private readonly List<DocumentPath> paths = [];

    public ExpressionScope(JsonElement? names, JsonElement? values)
    {
        ReadNames(names);
        ReadValues(values);
    }

    /// <summary>Every path that the expressions mention.</summary>
    public IReadOnlyList<DocumentPath> Paths => paths;

    public void Mention(DocumentPath path) => paths.Add(path);

    public string? Name(string reference)
    {
        unusedNames.Remove(reference);
        return names.GetValueOrDefault(reference);
    }

    public AttributeValue? Value(string reference)
    {
        unusedValues.Remove(reference);
        return values.GetValueOrDefault(reference);
    }

    public void RefuseUnused()
    {
        if (unusedNames.Count > 0)
        {
            throw Refusal.Validation(
                $"Value provided in ExpressionAttributeNames unused in expressions: keys: {{{string.Join(", ", unusedNames)}}}");
        }

        if (unusedValues.Count > 0)
        {
            throw Refusal.Validation(
                $"Value provided in ExpressionAttributeValues unused in expressions: keys: {{{string.Join(", ", unusedValues)}}}");
        }
    }

    private void ReadNames(JsonElement? json)
    {
        foreach (var property in Members(json, "ExpressionAttributeNames", '#'))
        {
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                throw Refusal.Serialization("Unexpected field type");
            }

            names[property.Name] = property.Value.GetString()!;
            unusedNames.Add(property.Name);
        }
    }

    private void ReadValues(JsonElement? json)
    {
        foreach (var property in Members(json, "ExpressionAttributeValues", ':'))
        {
            values[property.Name] = Read(property);
            unusedValues.Add(property.Name);
        }
    }

    private static AttributeValue Read(JsonProperty property)
    {
        try
        {
            return AttributeValueReader.Read(property.Value);
        }
        catch (AwsError refused) when (refused.Code == "ValidationException")
        {
            throw Refusal.Validation(
                $"ExpressionAttributeValues contains invalid value: {refused.Message} for key {property.Name}");
        }
    }

    private static List<JsonProperty> Members(JsonElement? json, string parameter, char mark)
    {
        if (json is not { } present)
        {
            return [];
        }

        if (present.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Serialization("Unexpected field type");
        }

        var members = present.EnumerateObject().ToList();
        if (members.Count == 0)
        {
            throw Refusal.Validation($"{parameter} must not be empty");
        }

        return members.Find(member => !IsReference(member.Name, mark)) is { Value.ValueKind: not JsonValueKind.Undefined } wrong
            ? throw Refusal.Validation($"{parameter} contains invalid key: Syntax error; key: \"{wrong.Name}\"")
            : members;
    }

    private static bool IsReference(string text, char mark) => text.Length > 1 && text[0] == mark
        && text.Skip(1).All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
