using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>A message attribute as it is written in a record of a queue.</summary>
internal sealed class RecordAttribute
{
    [JsonPropertyName("dataType")]
    public string? DataType { get; set; }

    [JsonPropertyName("stringValue")]
    public string? StringValue { get; set; }

    /// <summary>Base64.</summary>
    [JsonPropertyName("binaryValue")]
    public string? BinaryValue { get; set; }
}
