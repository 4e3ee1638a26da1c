using System.Security.Cryptography;
using System.Text;
using CloudNative.CloudEvents;

namespace Functions.Publishing;

/// <summary>The ids by which a topic groups and deduplicates events.</summary>
internal static class MessageGroup
{
    /// <summary>The CloudEvents extension that names what events belong together (https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/partitioning.md).</summary>
    public const string PartitionKey = "partitionkey";

    /// <summary>
    /// The event's <c>partitionkey</c>, else its <c>subject</c>; null if it has neither. A subject is free text, a group id is
    /// not: what SNS does not take is replaced by its SHA-256, which groups just the same.
    /// </summary>
    public static string? Of(CloudEvent cloudEvent) =>
        cloudEvent[PartitionKey]?.ToString() is { Length: > 0 } key ? Fit(key)
        : cloudEvent.Subject is { Length: > 0 } subject ? Fit(subject)
        : null;

    /// <summary>
    /// Source and id together: that is what names a CloudEvent. By the id alone, two producers that both count from 1 would
    /// lose events to each other, silently.
    /// </summary>
    public static string DeduplicationIdOf(CloudEvent cloudEvent) => Hash($"{cloudEvent.Source!.OriginalString}\n{cloudEvent.Id}");

    private static string Fit(string id) =>
        id.Length <= SnsLimits.IdLength && !id.AsSpan().ContainsAnyExceptInRange('!', '~') ? id : Hash(id);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
