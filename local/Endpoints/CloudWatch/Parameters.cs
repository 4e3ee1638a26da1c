using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>The parameters of one action, whichever protocol brought them: numbers and times may come as texts.</summary>
/// <exception cref="AwsError">Thrown wherever one is missing or of another kind.</exception>
internal readonly struct Parameters(JsonObject json)
{
    public static (string Operation, Parameters Parameters) Read(AwsCall call)
    {
        switch (call.Protocol)
        {
            case AwsProtocol.Query:
                var form = FormTree.Read(call.Body);
                return ((form["Action"] as JsonValue)?.GetValue<string>() ?? "", new Parameters(form));
            case AwsProtocol.Cbor:
                return (call.Path[(call.Path.LastIndexOf('/') + 1)..], new Parameters(CborTree.Read(call.Body)));
            default:
                // An empty body is an empty object, as SDKs send it for no parameters.
                return (call.Operation, new Parameters(call.Body.IsEmpty ? [] : JsonNode.Parse(call.Body.Span) as JsonObject ?? throw new JsonException()));
        }
    }

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw Unexpected(name),
    };

    public double Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    public double? NumberOrNull(string name) => Find(name) is { } value ? NumberOf(name, value) : null;

    public int Integer(string name) => IntegerOrNull(name) ?? throw Missing(name);

    public int? IntegerOrNull(string name) => NumberOrNull(name) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => throw Unexpected(name),
    };

    public bool? FlagOrNull(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => flag,
        _ => throw Unexpected(name),
    };

    public DateTimeOffset Time(string name) => TimeOrNull(name) ?? throw Missing(name);

    /// <summary>Seconds since 1970, or ISO 8601.</summary>
    public DateTimeOffset? TimeOrNull(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        { } value when NumberOf(name, value) is > -1e11 and < 1e11 and var seconds => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds),
        _ => throw Unexpected(name),
    };

    public IEnumerable<Parameters> List(string name) => Items(name).Select(item => new Parameters(item as JsonObject ?? throw Unexpected(name)));

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Unexpected(name))];

    public IReadOnlyList<double> Numbers(string name) => [.. Items(name).Select(item => NumberOf(name, item ?? throw Unexpected(name)))];

    public Parameters? Structure(string name) => Find(name) is { } value ? new Parameters(value as JsonObject ?? throw Unexpected(name)) : null;

    public bool Has(string name) => Find(name) is not null;

    private JsonArray Items(string name) => Find(name) switch
    {
        null => [],
        JsonArray list => list,
        // An empty list of a form is an empty text.
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length == 0 => [],
        _ => throw Unexpected(name),
    };

    private JsonNode? Find(string name) => json.TryGetPropertyValue(name, out var value) ? value : null;

    private static double NumberOf(string name, JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Unexpected(name),
    };

    private static AwsError Missing(string name) => new("MissingParameter", $"The parameter {name} is required.");

    private static AwsError Unexpected(string name) => new("SerializationException", $"The value of {name} has another type than CloudWatch expects.");
}
