using System.Text.Json;
using Events;

namespace Infra.Components;

/// <summary>
/// A filter policy on the message body (SNS <c>FilterPolicyScope = MessageBody</c>, so that a producer that sets no
/// attributes is not silently dropped), generated from event types. An event travels in two forms, so both are matched: the
/// CloudEvent by <c>type</c>, the bare event by <c>eventType</c>.
/// </summary>
public sealed class FilterPolicy
{
    private const string CloudEventType = "type";
    private const string BareType = "eventType";

    private FilterPolicy(string? json, int combinations)
    {
        Json = json;
        Combinations = combinations;
    }

    /// <summary>The policy document; null to take everything, whatever its body is.</summary>
    public string? Json { get; }

    /// <summary>What SNS counts against its limit of 150: values multiply over keys, alternatives add up.</summary>
    public int Combinations { get; }

    /// <summary>Matches exactly these types.</summary>
    public static FilterPolicy Of(IEnumerable<EventType> types)
    {
        var (names, bareNames) = Names(types);
        if (bareNames.Count == 0)
        {
            return new FilterPolicy(Write(writer => WriteKey(writer, CloudEventType, names)), names.Count);
        }

        return new FilterPolicy(Write(writer =>
        {
            writer.WriteStartArray("$or");
            foreach (var (key, values) in new[] { (CloudEventType, names), (BareType, bareNames) })
            {
                writer.WriteStartObject();
                WriteKey(writer, key, values);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }), names.Count + bareNames.Count);
    }

    /// <summary>Takes every JSON object that <see cref="Of"/> for the same types does not match: what nobody takes.</summary>
    public static FilterPolicy Complement(IEnumerable<EventType> types)
    {
        var (names, bareNames) = Names(types);
        var keys = new[] { (CloudEventType, names), (BareType, bareNames) }.Where(key => key.Item2.Count > 0).ToList();
        return new FilterPolicy(
            keys.Count == 0 ? null : Write(writer => keys.ForEach(key => WriteOthers(writer, key.Item1, key.Item2))),
            // For each key: one value per excluded name, one for null, and one for the key's absence.
            keys.Aggregate(1, (product, key) => product * (key.Item2.Count + 2)));
    }

    private static (List<string> Names, List<string> BareNames) Names(IEnumerable<EventType> types)
    {
        var list = types.ToList();
        return ([.. list.Select(type => type.Name).Distinct()], [.. list.Select(type => type.BareName).OfType<string>().Distinct()]);
    }

    private static void WriteKey(Utf8JsonWriter writer, string key, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(key);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteOthers(Utf8JsonWriter writer, string key, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(key);
        writer.WriteStartObject();
        WriteKey(writer, "anything-but", values);
        writer.WriteEndObject();
        // anything-but demands a value that is there; an event without one is nobody's either.
        writer.WriteNullValue();
        writer.WriteStartObject();
        writer.WriteBoolean("exists", false);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
