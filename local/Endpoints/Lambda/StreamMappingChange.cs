using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>One setting of a table stream's event source mapping, as UpdateEventSourceMapping gives it.</summary>
internal static class StreamMappingChange
{
    /// <summary>AWS's word for no limit.</summary>
    private const int NoLimit = -1;

    /// <exception cref="AwsError">It has no such setting, or not such a value.</exception>
    public static StreamMappingConfiguration Make(World world, StreamMappingConfiguration configuration, string name, JsonElement value)
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
            case "BisectBatchOnFunctionError":
                return configuration with { BisectBatchOnFunctionError = MappingMember.Flag(name, value) };
            case "MaximumRetryAttempts":
                return configuration with { MaximumRetryAttempts = MappingMember.Integer(name, value) is var attempts and not NoLimit ? attempts : null };
            case "MaximumRecordAgeInSeconds":
                return configuration with { MaximumRecordAge = MappingMember.Integer(name, value) is var seconds and not NoLimit ? TimeSpan.FromSeconds(seconds) : null };
            case "ParallelizationFactor" when MappingMember.Integer(name, value) == 1:
                return configuration;
            case "DestinationConfig":
                return configuration with { OnFailure = DestinationOf(name, value) };
            case "FilterCriteria":
                return configuration with { FilterCriteria = MappingMember.PatternsOf(name, value) is { Length: > 0 } patterns ? StreamFilterCriteria.Parse(patterns) : null };
            case "MetricsConfig":
                return configuration with { CountsEvents = MappingMember.CountsEvents(name, value) };
            case "FunctionResponseTypes":
                return configuration with { ReportBatchItemFailures = MappingMember.ReportsFailures(name, value) };
            case "ScalingConfig" or "ProvisionedPollerConfig":
                throw MappingMember.Unsupported(name);
            default:
                throw MappingMember.NotSimulated(name);
        }
    }

    private static string? DestinationOf(string name, JsonElement value) =>
        MappingMember.MemberOf(name, value, "OnFailure") is { } failure && MappingMember.MemberOf(name, failure, "Destination") is { } arn && MappingMember.Text(name, arn) is { Length: > 0 } text ? text : null;
}
