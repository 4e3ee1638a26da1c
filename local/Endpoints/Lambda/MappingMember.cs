using System.Text.Json;
using Sim;

namespace Local.Endpoints.Lambda;

/// <summary>The values of a request about an event source mapping, each of the type that Lambda expects.</summary>
internal static class MappingMember
{
    public static string Text(string name, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw OfOtherType(name);

    public static int Integer(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw OfOtherType(name);

    public static bool Flag(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw OfOtherType(name);

    /// <summary>Null: the object has no such member.</summary>
    public static JsonElement? MemberOf(string name, JsonElement value, string member) => value.ValueKind != JsonValueKind.Object ? throw OfOtherType(name)
        : value.TryGetProperty(member, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public static int? IntegerOf(string name, JsonElement value, string member) => MemberOf(name, value, member) is { } found ? Integer(member, found) : null;

    /// <summary>The patterns of <c>FilterCriteria</c>. None: the setting is taken away.</summary>
    public static string[] PatternsOf(string name, JsonElement value) => MemberOf(name, value, "Filters") is { } filters
        ? [.. Elements(name, filters).Select(filter => Text(name, MemberOf(name, filter, "Pattern") ?? throw OfOtherType(name)))]
        : [];

    /// <summary>What <c>FunctionResponseTypes</c> says.</summary>
    public static bool ReportsFailures(string name, JsonElement value) => Elements(name, value).Any(type => Text(name, type) == "ReportBatchItemFailures");

    /// <summary>What <c>MetricsConfig</c> says.</summary>
    public static bool CountsEvents(string name, JsonElement value)
    {
        string[] metrics = MemberOf(name, value, "Metrics") is { } list ? [.. Elements(name, list).Select(metric => Text(name, metric))] : [];
        return Array.Find(metrics, metric => metric != "EventCount") is { } other
            ? throw new AwsError("InvalidParameterValueException", $"The metrics of an event source mapping of a queue or a table are EventCount, not {other}.")
            : metrics.Length > 0;
    }

    /// <summary>A setting of other sources' mappings.</summary>
    public static AwsError Unsupported(string name) => new("InvalidParameterValueException", $"Unsupported {name} parameter for given event source mapping type.");

    public static AwsError NotSimulated(string name) => new("InvalidParameterValueException", $"{name} of an event source mapping is not simulated.");

    private static JsonElement[] Elements(string name, JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw OfOtherType(name);

    private static AwsError OfOtherType(string name) => new("SerializationException", $"The value of {name} has another type than Lambda expects.");
}
