using System.Text.Json;
using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>The parameters of a request.</summary>
internal sealed class Request
{
    private const int MinimumTableNameLength = 3;
    private const int MaximumTableNameLength = 255;

    private readonly JsonElement json;

    public Request(JsonElement json)
    {
        this.json = json.ValueKind == JsonValueKind.Object ? json : throw Refusal.Serialization("Unexpected field type");
        RefuseUnreadableText(json);
    }

    /// <summary>As given by name, or as the last part of an ARN.</summary>
    public string TableName
    {
        get
        {
            var given = Text("TableName") ?? throw Refusal.Constraint(null, "tableName", "Member must not be null");
            var name = given.StartsWith("arn:", StringComparison.Ordinal) ? given[(given.LastIndexOf('/') + 1)..] : given;
            return name.Length is >= MinimumTableNameLength and <= MaximumTableNameLength
                ? name
                : throw Refusal.Validation(
                    $"TableName must be at least {MinimumTableNameLength} characters long and at most {MaximumTableNameLength} characters long");
        }
    }

    public JsonElement? Member(string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public string? Text(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } => throw Refusal.Serialization("NUMBER_VALUE cannot be converted to String"),
        _ => throw Refusal.Serialization("Start of structure or map found where not expected"),
    };

    public bool Flag(string name) => Member(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw Refusal.Serialization("Unexpected token received from parser"),
    };

    public MapValue Attributes(string name) => AttributeValueReader.ReadAttributes(
        Member(name) ?? throw Refusal.Constraint(null, char.ToLowerInvariant(name[0]) + name[1..], "Member must not be null"));

    /// <summary>One of some values; NONE where it is not given.</summary>
    /// <param name="shown">The values as DynamoDB lists them in its refusal.</param>
    public string Choice(string name, params string[] shown)
    {
        var given = Text(name) ?? "NONE";
        return shown.Contains(given)
            ? given
            : throw Refusal.Constraint(
                given, char.ToLowerInvariant(name[0]) + name[1..], $"Member must satisfy enum value set: [{string.Join(", ", shown)}]");
    }

    /// <summary>The parameters that expressions replaced in 2014. Ignoring one would let a write through unconditionally.</summary>
    public void RefuseLegacy(params string[] names)
    {
        if (Array.Find(names, name => Member(name) is not null) is { } legacy)
        {
            throw Refusal.Validation($"{legacy} is a legacy parameter and is not simulated: use an expression.");
        }
    }

    /// <summary>What the expressions of this request may refer to.</summary>
    /// <param name="expressions">The parameters that hold an expression which may use values.</param>
    public ExpressionScope Scope(params string[] expressions)
    {
        var names = Member("ExpressionAttributeNames");
        var values = Member("ExpressionAttributeValues");
        var without = expressions.All(expression => Member(expression) is null);
        if (names is not null && without && Member("ProjectionExpression") is null)
        {
            throw Refusal.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (values is not null && without)
        {
            var absent = string.Join(" and ", expressions);
            throw Refusal.Validation(
                $"ExpressionAttributeValues can only be specified when using expressions: {absent} {(expressions.Length > 1 ? "are" : "is")} null");
        }

        return new ExpressionScope(names, values);
    }

    /// <summary>JSON may hold bytes that are no UTF-8, and halves of surrogate pairs; its reader sees neither until asked for the text.</summary>
    private static void RefuseUnreadableText(JsonElement json)
    {
        try
        {
            Read(json);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Serialization("Unexpected token received from parser");
        }

        static void Read(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    element.GetString();
                    break;
                case JsonValueKind.Array:
                    foreach (var child in element.EnumerateArray())
                    {
                        Read(child);
                    }

                    break;
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        _ = member.Name;
                        Read(member.Value);
                    }

                    break;
            }
        }
    }
}
