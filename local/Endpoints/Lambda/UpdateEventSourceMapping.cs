using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html</summary>
internal static class UpdateEventSourceMapping
{
    public static EndpointAnswer Answer(World world, LambdaRequest request, string uuid)
    {
        var id = GetEventSourceMapping.Find(world, uuid);
        var before = world.ConfigurationOf(id);
        using var body = JsonDocument.Parse(request.Call.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new AwsError("InvalidRequestContentException", "The request is no JSON object.");
        }

        var after = body.RootElement.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .Aggregate(before, (configuration, member) => Change(world, configuration, member.Name, member.Value));
        world.UpdateEventSourceMapping(id, after);
        // It has happened by now, but whoever waits for a state to pass must see it begin.
        var state = before.Enabled == after.Enabled ? "Updating" : after.Enabled ? "Enabling" : "Disabling";
        return LambdaJson.Of(json => GetEventSourceMapping.Write(json, world, id, state), status: 202);
    }

    private static EventSourceMappingConfiguration Change(World world, EventSourceMappingConfiguration configuration, string name, JsonElement value)
    {
        switch (name)
        {
            case "UUID":
                return configuration;
            case "FunctionName" when FunctionName.Find(world, Text(name, value), null).Id == configuration.Function:
                return configuration;
            case "Enabled":
                return configuration with { Enabled = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Invalid(name) };
            case "BatchSize":
                return configuration with { BatchSize = Integer(name, value) };
            case "MaximumBatchingWindowInSeconds":
                return configuration with { MaximumBatchingWindow = TimeSpan.FromSeconds(Integer(name, value)) };
            case "ScalingConfig":
                return configuration with { MaximumConcurrency = Member(value, "MaximumConcurrency") };
            case "ProvisionedPollerConfig":
                return configuration with { ProvisionedPollers = PollersOf(value) };
            case "FilterCriteria":
                return configuration with { FilterCriteria = FilterCriteriaOf(value) };
            case "FunctionResponseTypes" when value.ValueKind == JsonValueKind.Array:
                return configuration with { ReportBatchItemFailures = value.EnumerateArray().Any(type => Text(name, type) == "ReportBatchItemFailures") };
            default:
                throw new AwsError("InvalidParameterValueException", $"A change of {name} is not simulated.");
        }
    }

    /// <summary>Without a filter the setting is taken away.</summary>
    private static FilterCriteria? FilterCriteriaOf(JsonElement value)
    {
        var filters = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("Filters", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().ToArray()
            : value.ValueKind == JsonValueKind.Object ? [] : throw Invalid("FilterCriteria");
        return filters.Length == 0 ? null : FilterCriteria.Parse([.. filters.Select(PatternOf)]);
    }

    private static string PatternOf(JsonElement filter) => filter.ValueKind == JsonValueKind.Object && filter.TryGetProperty("Pattern", out var pattern)
        ? Text("FilterCriteria", pattern)
        : throw Invalid("FilterCriteria");

    /// <summary>An empty object takes the setting away.</summary>
    private static ProvisionedPollerConfig? PollersOf(JsonElement value)
    {
        var usual = new ProvisionedPollerConfig();
        var (least, most) = (Member(value, "MinimumPollers"), Member(value, "MaximumPollers"));
        return least is null && most is null ? null : new ProvisionedPollerConfig(least ?? usual.MinimumPollers, most ?? usual.MaximumPollers);
    }

    private static int? Member(JsonElement value, string name) => value.ValueKind != JsonValueKind.Object ? throw Invalid(name)
        : value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? Integer(name, member) : null;

    private static string Text(string name, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid(name);

    private static int Integer(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Invalid(name);

    private static AwsError Invalid(string name) => new("SerializationException", $"The value of {name} has another type than Lambda expects.");
}
