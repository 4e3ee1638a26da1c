using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html</summary>
internal static class ListEventSourceMappings
{
    private const int MostOnAPage = 100;

    public static EndpointAnswer Answer(World world, LambdaRequest request)
    {
        var (source, name) = (request.QueryOf("EventSourceArn"), request.QueryOf("FunctionName"));
        FunctionId? function = name is null ? null : FunctionName.Find(world, name, null).Id;
        var ofQueues = world.Snapshot().Mappings
            .Where(mapping => (source is null || world.ArnOf(mapping.Queue) == source) && (function is null || mapping.Function == function))
            .Select(mapping => (Action<Utf8JsonWriter>)(json => GetEventSourceMapping.Write(json, world, mapping.Id)));
        var ofStreams = world.StreamMappings
            .Where(stream => (source is null || stream.Configuration.Stream.Arn == source) && (function is null || stream.Configuration.Function == function))
            .Select(stream => (Action<Utf8JsonWriter>)(json => GetEventSourceMapping.Write(json, world, stream)));
        return LambdaJson.Page("EventSourceMappings", request, [.. ofQueues, .. ofStreams], MostOnAPage, (json, write) => write(json));
    }
}
