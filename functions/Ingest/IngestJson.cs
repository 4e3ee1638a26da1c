using System.Text.Json.Serialization;

namespace Ingest;

/// <summary>Source-generated JSON for what AWS sends: no reflection at run time.</summary>
[JsonSerializable(typeof(UrlRequest))]
internal sealed partial class IngestJson : JsonSerializerContext;
