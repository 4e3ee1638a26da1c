using System.Text.Json;
using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>The envelope in which SNS delivers to a queue, unless the subscription asks for raw delivery.</summary>
internal sealed class SnsNotification
{
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    [JsonPropertyName("MessageId")]
    public string? MessageId { get; init; }

    [JsonPropertyName("TopicArn")]
    public string? TopicArn { get; init; }

    [JsonPropertyName("Message")]
    public string? Message { get; init; }

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
