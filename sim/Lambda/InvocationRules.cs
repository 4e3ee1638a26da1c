using System.Text.Json;

namespace Sim.Lambda;

/// <summary>What Invoke refuses before it looks for the function.</summary>
internal static class InvocationRules
{
    /// <exception cref="AwsError">It does.</exception>
    public static void Check(ReadOnlyMemory<byte> payload, string type, int most)
    {
        if (payload.Length > most)
        {
            throw new AwsError("RequestTooLargeException", $"{payload.Length} byte payload is too large for the {type} invocation type (limit {most} bytes)", 413);
        }

        try
        {
            var reader = new Utf8JsonReader(payload.Span);
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw new AwsError("InvalidRequestContentException", $"Could not parse request body into json: {error.Message}");
        }
    }
}
