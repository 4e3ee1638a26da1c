using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html</summary>
internal static class UpdateEventSourceMapping
{
    public static EndpointAnswer Answer(World world, LambdaRequest request, string uuid)
    {
        var queue = GetEventSourceMapping.OfQueue(world, uuid);
        var stream = queue is null ? GetEventSourceMapping.OfStream(world, uuid) : null;
        using var body = JsonDocument.Parse(request.Call.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new AwsError("InvalidRequestContentException", "The request is no JSON object.");
        }

        var changes = body.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null);
        return queue is { } id ? OfQueue(world, id, changes) : OfStream(world, stream!, changes);
    }

    private static EndpointAnswer OfQueue(World world, EventSourceMappingId id, IEnumerable<JsonProperty> changes)
    {
        var before = world.ConfigurationOf(id);
        var after = changes.Aggregate(before, (configuration, change) => QueueMappingChange.Make(world, configuration, change.Name, change.Value));
        world.UpdateEventSourceMapping(id, after);
        return LambdaJson.Of(json => GetEventSourceMapping.Write(json, world, id, StateOf(before.Enabled, after.Enabled)), status: 202);
    }

    private static EndpointAnswer OfStream(World world, StreamMappingSnapshot stream, IEnumerable<JsonProperty> changes)
    {
        var before = stream.Configuration;
        var after = changes.Aggregate(before, (configuration, change) => StreamMappingChange.Make(world, configuration, change.Name, change.Value));
        world.UpdateStreamMapping(stream.Uuid, after);
        var changed = GetEventSourceMapping.OfStream(world, stream.Uuid.ToString());
        return LambdaJson.Of(json => GetEventSourceMapping.Write(json, world, changed, StateOf(before.Enabled, after.Enabled)), status: 202);
    }

    /// <summary>It has happened by now, but whoever waits for a state to pass must see it begin.</summary>
    private static string StateOf(bool before, bool after) => before == after ? "Updating" : after ? "Enabling" : "Disabling";
}
