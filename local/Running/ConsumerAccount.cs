using System.Text.Json;

namespace Local.Running;

/// <summary>A consumer's own account of one attempt at one message: a line of its structured log.</summary>
internal sealed record ConsumerAccount(Guid MessageId, bool IsDuplicate, string? Reason)
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
            return root.TryGetProperty("outcome", out var outcome)
                && root.TryGetProperty("messageId", out var id)
                && Guid.TryParse(id.GetString(), out var messageId)
                ? new ConsumerAccount(
                    messageId,
                    outcome.ValueEquals("duplicate"),
                    root.TryGetProperty("reason", out var reason) ? reason.GetString() : null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
