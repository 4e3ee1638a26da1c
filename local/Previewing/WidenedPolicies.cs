using System.Text.Json;
using Local.Declaration;

namespace Local.Previewing;

/// <summary>
/// Queue policies with a statement that lets in more than one sender: its Sid ends with <c>Widened</c>, so that it is seen
/// in review.
/// </summary>
internal static class WidenedPolicies
{
    private const string Mark = "Widened";

    /// <summary>The queue's name and the Sid, in ordinal order.</summary>
    public static IReadOnlyList<(string Queue, string Sid)> Of(IReadOnlyList<RecordedResource> resources)
    {
        var queues = resources.Where(resource => resource.Type == ResourceTypes.Queue).ToLookup(queue => queue.Id, queue => queue.Text("name"));
        return
        [
            .. (from resource in resources
               from sid in SidsOf(resource.Inputs.GetValueOrDefault("policy") as string)
               where sid.EndsWith(Mark, StringComparison.Ordinal)
               let queue = queues[resource.TextOrNull("queueUrl") ?? resource.Id].FirstOrDefault(resource.Name)
               select (Queue: queue, Sid: sid)).OrderBy(found => found.Queue, StringComparer.Ordinal).ThenBy(found => found.Sid, StringComparer.Ordinal),
        ];
    }

    private static List<string> SidsOf(string? policy)
    {
        if (policy is null || !policy.Contains(Mark, StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.TryGetProperty("Statement", out var statements)
                ? [.. Each(statements).Select(SidOf).OfType<string>()] : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new UsageException($"A policy of the program is no IAM policy document: {error.Message}");
        }
    }

    /// <summary>A single statement need not stand in a list.</summary>
    private static IEnumerable<JsonElement> Each(JsonElement statements) =>
        statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray() : [statements];

    private static string? SidOf(JsonElement statement) => statement.TryGetProperty("Sid", out var sid) ? sid.GetString() : null;
}
