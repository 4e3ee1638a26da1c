using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Source-generated JSON for the data of every event type: no reflection at run time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserSignedUp))]
[JsonSerializable(typeof(UserDeleted))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderCancelled))]
public sealed partial class EventJson : JsonSerializerContext;
