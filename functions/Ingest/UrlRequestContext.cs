using System.Text.Json.Serialization;

namespace Ingest;

/// <summary>What the function URL knows of a request beside the request itself.</summary>
internal sealed class UrlRequestContext
{
    [JsonPropertyName("requestId")]
    public string? RequestId { get; init; }

    [JsonPropertyName("http")]
    public required UrlRequestHttp Http { get; init; }
}
