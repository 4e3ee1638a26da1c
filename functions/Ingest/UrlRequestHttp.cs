using System.Text.Json.Serialization;

namespace Ingest;

/// <summary>The request line.</summary>
internal sealed class UrlRequestHttp
{
    [JsonPropertyName("method")]
    public required string Method { get; init; }
}
