using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest;

/// <summary>
/// An HTTP request as a function URL passes it on, payload format 2.0
/// (https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html).
/// </summary>
internal sealed class UrlRequest
{
    private Dictionary<string, string>? byName;

    [JsonPropertyName("requestContext")]
    public required UrlRequestContext Context { get; init; }

    [JsonPropertyName("headers")]
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }

    [JsonPropertyName("body")]
    public string? Body { get; init; }

    [JsonPropertyName("isBase64Encoded")]
    public bool IsBase64Encoded { get; init; }

    /// <exception cref="JsonException">It is no such request: something else than the function's URL has invoked it.</exception>
    public static async Task<UrlRequest> Read(Stream input) =>
        await JsonSerializer.DeserializeAsync(input, IngestJson.Default.UrlRequest).ConfigureAwait(false)
        is { Context.Http.Method: not null } request
            ? request
            : throw new JsonException("a request to a function URL was expected (payload format 2.0)");

    /// <summary>Every header by its name in lower case.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> HeadersByName => byName ??= Lowered();

    public string? Header(string name) => HeadersByName.GetValueOrDefault(name);

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="FormatException">It is said to be base64 and is not.</exception>
    public byte[] Content() =>
        Body is null ? [] : IsBase64Encoded ? Convert.FromBase64String(Body) : Encoding.UTF8.GetBytes(Body);

    /// <summary>Function URLs write them so already; whoever stands in for one may not.</summary>
    private Dictionary<string, string> Lowered()
    {
        var lowered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Headers ?? new Dictionary<string, string?>())
        {
            lowered.TryAdd(name.ToLowerInvariant(), value ?? string.Empty);
        }

        return lowered;
    }
}
