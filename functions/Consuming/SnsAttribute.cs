using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>One message attribute of a notification.</summary>
internal sealed class SnsAttribute
{
    [JsonPropertyName("Value")]
    public string? Value { get; set; }
}
