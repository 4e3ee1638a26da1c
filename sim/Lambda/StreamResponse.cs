using System.Text.Json;

namespace Sim.Lambda;

/// <summary>What the function of a stream answered: the sequence numbers that failed. What cannot be understood fails all.</summary>
internal readonly record struct StreamResponse(string? Problem, IReadOnlyList<string> Failures)
{
    public static StreamResponse Read(ReadOnlySpan<byte> response)
    {
        var reader = new Utf8JsonReader(response);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind is JsonValueKind.Null || (root.ValueKind is JsonValueKind.Object && !root.EnumerateObject().Any()))
            {
                return new StreamResponse(null, []);
            }

            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("batchItemFailures", out var failures))
            {
                return new StreamResponse("the response has no batchItemFailures", []);
            }

            return failures.ValueKind switch
            {
                JsonValueKind.Null => new StreamResponse(null, []),
                JsonValueKind.Array => Identifiers(failures),
                _ => new StreamResponse("batchItemFailures is not a list", []),
            };
        }
        catch (JsonException)
        {
            return new StreamResponse("the response is not JSON", []);
        }
    }

    private static StreamResponse Identifiers(JsonElement failures)
    {
        var ids = failures.EnumerateArray().Select(failure =>
            failure.ValueKind == JsonValueKind.Object && failure.TryGetProperty("itemIdentifier", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString() : null).ToList();
        return ids.Exists(string.IsNullOrEmpty)
            ? new StreamResponse("a batch item failure has no itemIdentifier", [])
            : new StreamResponse(null, [.. ids.OfType<string>()]);
    }
}
