using System.Text.Json;
using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>What Lambda's event source mapping passes to the function: a batch of messages.</summary>
internal sealed class SqsEvent
{
    [JsonPropertyName("Records")]
    public required IReadOnlyList<SqsRecord> Records { get; init; }

    /// <summary>Reads the whole batch. What is no batch throws: Lambda then fails all of it, and nothing is lost.</summary>
    public static async Task<SqsEvent> Read(Stream input) =>
        await JsonSerializer.DeserializeAsync(input, ConsumingJson.Default.SqsEvent).ConfigureAwait(false)
        ?? throw new JsonException("an SQS event was expected, is null");
}
