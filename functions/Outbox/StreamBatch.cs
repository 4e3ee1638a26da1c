using System.Text.Json;
using Functions.Outboxes;

namespace Outbox;

/// <summary>
/// What Lambda passes on of a table's stream, and the answer to it
/// (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html).
/// </summary>
internal static class StreamBatch
{
    /// <summary>The records, in the order of the stream.</summary>
    /// <exception cref="JsonException">It is no batch of an outbox's stream.</exception>
    public static async Task<IReadOnlyList<StreamRecord>> Read(Stream input)
    {
        using var document = await JsonDocument.ParseAsync(input).ConfigureAwait(false);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("Records", out var records) && records.ValueKind == JsonValueKind.Array
                ? [.. records.EnumerateArray().Select(Read)]
                : throw new JsonException("an event with Records was expected");
    }

    /// <summary>Lambda delivers again from this record on; null: all is done.</summary>
    public static Stream Response(StreamRecord? failed)
    {
        var response = new MemoryStream();
        using (var writer = new Utf8JsonWriter(response))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures"u8);
            if (failed is not null)
            {
                writer.WriteStartObject();
                writer.WriteString("itemIdentifier"u8, failed.SequenceNumber);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        response.Position = 0;
        return response;
    }

    private static StreamRecord Read(JsonElement record)
    {
        var change = Member(record, "dynamodb") ?? throw new JsonException("a record of a DynamoDB stream was expected");
        var keys = Member(change, "Keys");
        var image = Member(change, "NewImage");
        return new StreamRecord(
            Text(change, "SequenceNumber") ?? throw new JsonException("a record has no SequenceNumber"),
            Attribute(keys, OutboxItem.Entity) ?? throw new JsonException($"a record has no key `{OutboxItem.Entity}`: it is not of an outbox"),
            Attribute(keys, OutboxItem.Sequence) ?? throw new JsonException($"a record has no key `{OutboxItem.Sequence}`: it is not of an outbox"),
            Attribute(image, OutboxItem.Event),
            Member(change, "ApproximateCreationDateTime") is { ValueKind: JsonValueKind.Number } seconds
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.GetDouble())
                : null,
            image is { } present && !present.TryGetProperty(OutboxItem.Status, out _));
    }

    private static string? Attribute(JsonElement? attributes, string name) =>
        attributes is { } present && Member(present, name) is { } value ? Text(value, "S") : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
