using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>Source-generated JSON for what AWS sends: no reflection at run time.</summary>
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class ConsumingJson : JsonSerializerContext;
