using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>Source-generated JSON for what AWS sends: no reflection at run time.</summary>
[JsonSerializable(typeof(LambdaEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class ConsumingJson : JsonSerializerContext;
