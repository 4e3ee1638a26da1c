using System.Text.Json;

namespace Local.Running;

/// <summary>A consumer's own account of one attempt at one message: a line of its structured log.</summary>
public sealed record ConsumerAccount(Guid MessageId, bool IsDuplicate, string? Reason)
{
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
                ? new ConsumerAccount(messageId, outcome == "duplicate", Text(root, "reason"))
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
