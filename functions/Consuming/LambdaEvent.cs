using System.Text.Json;
using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>
/// What Lambda passes to a consumer: a batch of messages, from the event source mapping of a queue, or the one notification
/// that a topic sent to the function itself.
/// </summary>
internal sealed class LambdaEvent
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<LambdaRecord?>? Records { get; set; }

    /// <summary>Reads the whole of it. What is no such event throws: Lambda then fails all of it, and nothing is lost.</summary>
    public static Delivery[] Read(ReadOnlySpan<byte> input)
    {
        if (JsonSerializer.Deserialize(input, ConsumingJson.Default.LambdaEvent) is not { Records: { } records })
        {
            throw new JsonException("an event with Records was expected");
        }

        var deliveries = new Delivery[records.Count];
        for (var at = 0; at < deliveries.Length; at++)
        {
            deliveries[at] = (records[at] ?? throw new JsonException("a record is null")).Delivered();
        }

        return deliveries;
    }
}
