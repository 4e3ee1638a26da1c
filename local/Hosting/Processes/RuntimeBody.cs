using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>What a runtime sends: the function's response, or an error.</summary>
internal static class RuntimeBody
{
    private const string UnknownError = "Runtime.Unknown";

    /// <summary>Reads no more than one byte too many.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsTooLarge)> ReadAsync(HttpRequest request, CancellationToken gone)
    {
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await request.Body.ReadAsync(buffer, gone)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > RuntimeRefusal.MaximumPayload)
            {
                return (body.ToArray(), true);
            }
        }

        return (body.ToArray(), false);
    }

    /// <summary>What the invocation ends with if its response is too large.</summary>
    public static InvocationResult TooLarge(long length) => InvocationResult.Error(
        "Function.ResponseSizeTooLarge",
        $"Response payload size ({length} bytes or more) exceeded maximum allowed payload size ({RuntimeRefusal.MaximumPayload} bytes).");

    /// <summary>
    /// <c>{"errorMessage", "errorType", "stackTrace"}</c>. What is missing is taken from the header that names the type;
    /// a body of another form is the message itself.
    /// </summary>
    public static InvocationResult ErrorOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var header = request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        var type = header.Length > 0 ? header : UnknownError;
        try
        {
            using var document = JsonDocument.Parse(body);
            return InvocationResult.Error(Text(document, "errorType") ?? type, Text(document, "errorMessage") ?? string.Empty);
        }
        catch (JsonException)
        {
            return InvocationResult.Error(type, Encoding.UTF8.GetString(body.Span));
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
