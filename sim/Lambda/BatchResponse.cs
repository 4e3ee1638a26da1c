using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// What a function with ReportBatchItemFailures answered. Nothing, null, an empty string, list or object, and an empty
/// or null list of failures mean that all went well; whatever cannot be understood makes the whole batch fail.
/// </summary>
internal readonly record struct BatchResponse(string? Problem, List<Guid> Failures)
{
    private static readonly BatchResponse AllSucceeded = new(null, []);

    public static BatchResponse Read(ReadOnlySpan<byte> response)
    {
        var reader = new Utf8JsonReader(response);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Failed("the response is not JSON");
        }
    }

    private static BatchResponse Read(JsonElement response)
    {
        var isEmpty = response.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.String => response.GetString()!.Length == 0,
            JsonValueKind.Array => response.GetArrayLength() == 0,
            JsonValueKind.Object => !response.EnumerateObject().Any(),
            _ => false,
        };
        if (isEmpty)
        {
            return AllSucceeded;
        }

        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("batchItemFailures", out var failures))
        {
            return Failed("the response has no batchItemFailures");
        }

        return failures.ValueKind switch
        {
            JsonValueKind.Null => AllSucceeded,
            JsonValueKind.Array => ReadFailures(failures),
            _ => Failed("batchItemFailures is not a list"),
        };
    }

    private static BatchResponse ReadFailures(JsonElement failures)
    {
        var ids = new List<Guid>();
        foreach (var failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object || !failure.TryGetProperty("itemIdentifier", out var item))
            {
                return Failed("a batch item failure has no itemIdentifier");
            }

            if (item.ValueKind != JsonValueKind.String || item.GetString()!.Length == 0)
            {
                return Failed("an itemIdentifier is empty");
            }

            if (!Guid.TryParse(item.GetString(), out var id))
            {
                return Failed($"itemIdentifier {item.GetString()} is not in the batch");
            }

            ids.Add(id);
        }

        return new BatchResponse(null, ids);
    }

    private static BatchResponse Failed(string problem) => new(problem, []);
}
