using System.Text.Json;
using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>
/// What SNS makes of a message: the body that it puts into a queue, unless the subscription asks for raw delivery, and the
/// <c>Sns</c> of the record with which it invokes a function. The keys that are read here are spelt alike in both.
/// </summary>
internal sealed class SnsNotification
{
    [JsonPropertyName("Type")]
    public string? Type { get; set; }

    [JsonPropertyName("MessageId")]
    public string? MessageId { get; set; }

    [JsonPropertyName("TopicArn")]
    public string? TopicArn { get; set; }

    [JsonPropertyName("Message")]
    public string? Message { get; set; }

    /// <summary>When the topic took it.</summary>
    [JsonPropertyName("Timestamp")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("MessageAttributes")]
    public SnsAttributes? MessageAttributes { get; set; }

    /// <summary>The envelope around a message, or null if the body is the message itself.</summary>
    public static SnsNotification? In(string body)
    {
        // Most raw bodies are told apart here, without parsing them twice.
        if (!body.Contains("\"TopicArn\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var envelope = JsonSerializer.Deserialize(body, ConsumingJson.Default.SnsNotification);
            return envelope is { Type: "Notification", MessageId.Length: > 0, TopicArn.Length: > 0, Message: not null } ? envelope : null;
        }
        catch (JsonException)
        {
            // Not an envelope; whether it is an event, and if not why, is for EventEnvelope to say.
            return null;
        }
    }
}
