using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html</summary>
internal static class GetEventSourceMapping
{
    public static EndpointAnswer Answer(World world, string uuid)
    {
        if (OfQueue(world, uuid) is { } mapping)
        {
            return LambdaJson.Of(json => Write(json, world, mapping));
        }

        var stream = OfStream(world, uuid);
        return LambdaJson.Of(json => Write(json, world, stream));
    }

    /// <summary>The mapping of a queue; null: no such has this UUID.</summary>
    public static EventSourceMappingId? OfQueue(World world, string uuid) =>
        world.Snapshot().Mappings.FirstOrDefault(mapping => IsNamed(world.UuidOf(mapping.Id), uuid))?.Id;

    /// <exception cref="AwsError">No mapping of a stream has this UUID.</exception>
    public static StreamMappingSnapshot OfStream(World world, string uuid) =>
        world.StreamMappings.FirstOrDefault(mapping => IsNamed(mapping.Uuid, uuid)) ?? throw NotFound();

    /// <param name="state">What it is doing; null: nothing, it is enabled or disabled.</param>
    public static void Write(Utf8JsonWriter json, World world, EventSourceMappingId id, string? state = null)
    {
        var mapping = world.ConfigurationOf(id);
        WriteCommon(json, world, world.UuidOf(id), world.ArnOf(mapping.Queue), mapping.Function);
        json.WriteNumber("BatchSize", mapping.BatchSize);
        json.WriteNumber("MaximumBatchingWindowInSeconds", (int)mapping.MaximumBatchingWindow.TotalSeconds);
        json.WriteNumber("LastModified", world.ModifiedAt(id).ToUnixTimeMilliseconds() / 1000.0);
        json.WriteString("State", state ?? (mapping.Enabled ? "Enabled" : "Disabled"));
        json.WriteString("StateTransitionReason", "USER_INITIATED");
        WriteResponseTypes(json, mapping.ReportBatchItemFailures);
        if (mapping.MaximumConcurrency is { } most)
        {
            json.WriteStartObject("ScalingConfig");
            json.WriteNumber("MaximumConcurrency", most);
            json.WriteEndObject();
        }

        WriteFilterCriteria(json, mapping.FilterCriteria?.Patterns);
        WriteMetricsConfig(json, mapping.CountsEvents);
        if (mapping.ProvisionedPollers is { } pollers)
        {
            json.WriteStartObject("ProvisionedPollerConfig");
            json.WriteNumber("MinimumPollers", pollers.MinimumPollers);
            json.WriteNumber("MaximumPollers", pollers.MaximumPollers);
            json.WriteEndObject();
        }
    }

    /// <param name="state">What it is doing; null: nothing, it is enabled or disabled.</param>
    public static void Write(Utf8JsonWriter json, World world, StreamMappingSnapshot stream, string? state = null)
    {
        var mapping = stream.Configuration;
        WriteCommon(json, world, stream.Uuid, mapping.Stream.Arn, mapping.Function);
        json.WriteNumber("BatchSize", mapping.BatchSize);
        json.WriteNumber("MaximumBatchingWindowInSeconds", (int)mapping.MaximumBatchingWindow.TotalSeconds);
        json.WriteString("StartingPosition", mapping.StartingPosition == StartingPosition.Latest ? "LATEST" : "TRIM_HORIZON");
        json.WriteNumber("ParallelizationFactor", 1);
        json.WriteBoolean("BisectBatchOnFunctionError", mapping.BisectBatchOnFunctionError);
        json.WriteNumber("MaximumRetryAttempts", mapping.MaximumRetryAttempts ?? -1);
        json.WriteNumber("MaximumRecordAgeInSeconds", mapping.MaximumRecordAge is { } age ? (int)age.TotalSeconds : -1);
        json.WriteNumber("LastModified", stream.Modified.ToUnixTimeMilliseconds() / 1000.0);
        json.WriteString("State", state ?? (mapping.Enabled ? "Enabled" : "Disabled"));
        json.WriteString("StateTransitionReason", "User action");
        json.WriteString("LastProcessingResult", stream.LastProcessingResult);
        json.WriteNumber("TumblingWindowInSeconds", 0);
        WriteResponseTypes(json, mapping.ReportBatchItemFailures);
        WriteFilterCriteria(json, mapping.FilterCriteria?.Patterns);
        WriteMetricsConfig(json, mapping.CountsEvents);
        json.WriteStartObject("DestinationConfig");
        json.WriteStartObject("OnFailure");
        if (mapping.OnFailure is { } destination)
        {
            json.WriteString("Destination", destination);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, World world, Guid uuid, string source, FunctionId function)
    {
        json.WriteString("UUID", uuid);
        json.WriteString("EventSourceMappingArn", $"arn:aws:lambda:{world.Options.Region}:{world.Options.Account}:event-source-mapping:{uuid}");
        json.WriteString("EventSourceArn", source);
        json.WriteString("FunctionArn", world.ArnOf(function));
    }

    private static void WriteResponseTypes(Utf8JsonWriter json, bool reportsFailures)
    {
        json.WriteStartArray("FunctionResponseTypes");
        if (reportsFailures)
        {
            json.WriteStringValue("ReportBatchItemFailures");
        }

        json.WriteEndArray();
    }

    private static void WriteFilterCriteria(Utf8JsonWriter json, IReadOnlyList<string>? patterns)
    {
        if (patterns is null)
        {
            return;
        }

        json.WriteStartObject("FilterCriteria");
        json.WriteStartArray("Filters");
        foreach (var pattern in patterns)
        {
            json.WriteStartObject();
            json.WriteString("Pattern", pattern);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMetricsConfig(Utf8JsonWriter json, bool countsEvents)
    {
        if (countsEvents)
        {
            json.WriteStartObject("MetricsConfig");
            json.WriteStartArray("Metrics");
            json.WriteStringValue("EventCount");
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static bool IsNamed(Guid uuid, string text) => Guid.TryParse(text, out var wanted) && wanted == uuid;

    private static AwsError NotFound() => new("ResourceNotFoundException", "The resource you requested does not exist.", 404);
}
