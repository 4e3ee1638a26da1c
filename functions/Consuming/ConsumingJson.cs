using System.Text.Json.Serialization;

namespace Functions.Consuming;

/// <summary>Source-generated JSON for what AWS sends: no reflection at run time. It is only read, hence no code that writes it.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LambdaEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class ConsumingJson : JsonSerializerContext;
