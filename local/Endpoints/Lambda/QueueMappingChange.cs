using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>One setting of a queue's event source mapping, as UpdateEventSourceMapping gives it.</summary>
internal static class QueueMappingChange
{
    /// <exception cref="AwsError">It has no such setting, or not such a value.</exception>
    public static EventSourceMappingConfiguration Make(World world, EventSourceMappingConfiguration configuration, string name, JsonElement value)
    {
        switch (name)
        {
            case "UUID":
                return configuration;
            case "FunctionName" when FunctionName.Find(world, MappingMember.Text(name, value), null).Id == configuration.Function:
                return configuration;
            case "Enabled":
                return configuration with { Enabled = MappingMember.Flag(name, value) };
            case "BatchSize":
                return configuration with { BatchSize = MappingMember.Integer(name, value) };
            case "MaximumBatchingWindowInSeconds":
                return configuration with { MaximumBatchingWindow = TimeSpan.FromSeconds(MappingMember.Integer(name, value)) };
            case "ScalingConfig":
                return configuration with { MaximumConcurrency = MappingMember.IntegerOf(name, value, "MaximumConcurrency") };
            case "ProvisionedPollerConfig":
                return configuration with { ProvisionedPollers = PollersOf(name, value) };
            case "FilterCriteria":
                return configuration with { FilterCriteria = MappingMember.PatternsOf(name, value) is { Length: > 0 } patterns ? FilterCriteria.Parse(patterns) : null };
            case "MetricsConfig":
                return configuration with { CountsEvents = MappingMember.CountsEvents(name, value) };
            case "FunctionResponseTypes":
                return configuration with { ReportBatchItemFailures = MappingMember.ReportsFailures(name, value) };
            case "DestinationConfig" or "BisectBatchOnFunctionError" or "MaximumRetryAttempts" or "MaximumRecordAgeInSeconds" or "ParallelizationFactor" or "TumblingWindowInSeconds":
                throw MappingMember.Unsupported(name);
            default:
                throw MappingMember.NotSimulated(name);
        }
    }

    /// <summary>An empty object takes the setting away.</summary>
    private static ProvisionedPollerConfig? PollersOf(string name, JsonElement value)
    {
        var usual = new ProvisionedPollerConfig();
        var (least, most) = (MappingMember.IntegerOf(name, value, "MinimumPollers"), MappingMember.IntegerOf(name, value, "MaximumPollers"));
        return least is null && most is null ? null : new ProvisionedPollerConfig(least ?? usual.MinimumPollers, most ?? usual.MaximumPollers);
    }
}
