using System.Globalization;
using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>One message of a batch, as far as a consumer needs it.</summary>
internal sealed class SqsRecord
{
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    [JsonPropertyName("body")]
    public string? Body { get; init; }

    [JsonPropertyName("attributes")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; init; }

    /// <summary>How often the message was received, this time included.</summary>
    [JsonIgnore]
    public int Attempt =>
        int.TryParse(Attribute("ApproximateReceiveCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Max(count, 1)
            : 1;

    /// <summary>When the queue took it.</summary>
    [JsonIgnore]
    public DateTimeOffset? Sent =>
        long.TryParse(Attribute("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>SQS writes every attribute as a string, numbers too.</summary>
    private string? Attribute(string name) => Attributes?.GetValueOrDefault(name);
}
