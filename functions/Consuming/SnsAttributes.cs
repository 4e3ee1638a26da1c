using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>The message attributes of a notification, as far as a consumer reads them.</summary>
internal sealed class SnsAttributes
{
    [JsonPropertyName("traceparent")]
    public SnsAttribute? TraceParent { get; set; }

    [JsonPropertyName("tracestate")]
    public SnsAttribute? TraceState { get; set; }
}
