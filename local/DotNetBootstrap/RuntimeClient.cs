using System.Net.Http.Headers;
using System.Text.Json;

namespace DotNetBootstrap;

/// <summary>Speaks the Lambda Runtime API. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</summary>
internal sealed class RuntimeClient(string address) : IDisposable
{
    private readonly string runtime = $"http://{address}/2018-06-01/runtime/";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        // The next invocation may be a long time coming.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<Invocation> NextAsync()
    {
        using var response = await http.GetAsync($"{runtime}invocation/next");
        response.EnsureSuccessStatusCode();
        return new Invocation(
            response.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single(),
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.TryGetValues("Lambda-Runtime-Trace-Id", out var traceId) ? traceId.Single() : null);
    }

    /// <summary>A response that is too large has been reported as such by the host: the function goes on.</summary>
    public Task RespondAsync(string requestId, byte[] response) => PostAsync($"invocation/{requestId}/response", response, null);

    public Task ReportErrorAsync(string requestId, Exception error) =>
        PostAsync($"invocation/{requestId}/error", JsonOf(error), error.GetType().Name);

    public Task ReportInitErrorAsync(Exception error) => PostAsync("init/error", JsonOf(error), error.GetType().Name);

    public void Dispose() => http.Dispose();

    private async Task PostAsync(string path, byte[] body, string? errorType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, runtime + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (errorType is not null)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await http.SendAsync(request);
    }

    private static byte[] JsonOf(Exception error)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, error);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Exception error)
    {
        json.WriteStartObject();
        json.WriteString("errorType", error.GetType().Name);
        json.WriteString("errorMessage", error.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in error.StackTrace?.Split('\n') ?? [])
        {
            json.WriteStringValue(line.Trim());
        }

        json.WriteEndArray();
        if (error.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            Write(json, cause);
        }

        json.WriteEndObject();
    }
}
