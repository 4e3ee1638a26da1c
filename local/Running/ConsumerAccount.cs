using System.Text.Json;

namespace Local.Running;

/// <summary>A consumer's own account of one attempt at one message: a line of its structured log.</summary>
/// <param name="Outcome">In the consumer's word: <c>processed</c>, <c>duplicate</c>, <c>failed</c>, <c>deadLettered</c> or <c>discarded</c>.</param>
public sealed record ConsumerAccount(Guid MessageId, string Outcome, string? Reason)
{
    public bool IsDuplicate => Outcome == "duplicate";

    /// <summary>It was no event that the consumer takes, and dropped.</summary>
    public bool IsDiscarded => Outcome == "discarded";

    /// <summary>The consumer says that it has sent it to the dead-letter queue itself.</summary>
    public bool IsDeadLettered => Outcome == "deadLettered";

    /// <summary>Null if the line is something else: a handler may write what it likes.</summary>
    public static ConsumerAccount? Parse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return Text(root, "outcome") is { } outcome && Guid.TryParse(Text(root, "messageId"), out var messageId)
                ? new ConsumerAccount(messageId, outcome, Text(root, "reason"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
