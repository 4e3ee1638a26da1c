using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// Which records of a table's stream an event source mapping hands to its function. The others are passed over: no function
/// sees them, and they count towards no batch. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
/// </summary>
/// <remarks>
/// A record holds DynamoDB's JSON: a pattern names the type of an attribute, as in
/// <c>{"dynamodb":{"NewImage":{"status":{"S":["new"]}}}}</c>, and <c>exists</c>, which looks at leaves alone, stands below the type.
/// Numbers of items are texts there (<c>{"N":"42"}</c>): <c>numeric</c> never fits them, only the record's own
/// <c>ApproximateCreationDateTime</c> and <c>SizeBytes</c>.
/// </remarks>
public sealed class StreamFilterCriteria
{
    private const string Content = "dynamodb";

    /// <summary>What the record of a stream has beside its content, as Lambda documents it.</summary>
    private static readonly string[] Metadata = ["eventID", "eventName", "eventVersion"];

    private readonly List<EventPattern> patterns;

    private StreamFilterCriteria(IReadOnlyList<string> texts) => (Patterns, patterns) = (texts, FilterPatterns.Read(texts, Read));

    /// <summary>As given.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <param name="texts">JSON, each over <c>dynamodb</c>, <c>eventName</c>, <c>eventID</c> and <c>eventVersion</c>.</param>
    /// <exception cref="AwsError">One is no pattern, or there are too many.</exception>
    public static StreamFilterCriteria Parse(IReadOnlyList<string> texts) => new(texts);

    /// <param name="record">One of the <c>Records</c> of an event. No pattern at all takes everything.</param>
    public bool Accepts(JsonElement record) => patterns.Count == 0 || patterns.Exists(pattern => pattern.Matches(record));

    private static EventPattern Read(JsonElement json)
    {
        CheckKeys(json);
        return EventPattern.Read(json);
    }

    private static void CheckKeys(JsonElement json)
    {
        foreach (var field in json.EnumerateObject())
        {
            if (field.Name == EventPattern.Or && field.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var alternative in field.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
                {
                    CheckKeys(alternative);
                }
            }
            else if (field.Name == Content ? field.Value.ValueKind != JsonValueKind.Object : !Metadata.Contains(field.Name))
            {
                throw new FormatException($"A record has no {field.Name} that could be filtered by so.");
            }
        }
    }
}
