using System.Collections.Immutable;
using Local.Declaration;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Local.Worlds;

/// <summary>The event source mapping of a table's stream, from its resource.</summary>
internal static class DeclaredStream
{
    public static StreamMappingConfiguration MappingOf(RecordedResource mapping, TableStream stream, FunctionId function)
    {
        var start = mapping.TextOrNull("startingPosition");
        if (start is not ("TRIM_HORIZON" or "LATEST") || (mapping.Integer("parallelizationFactor") ?? 1) != 1)
        {
            throw new UsageException($"{mapping} must have `startingPosition` TRIM_HORIZON or LATEST, and no `parallelizationFactor` but 1: others are not simulated.");
        }

        return new StreamMappingConfiguration
        {
            Stream = stream,
            Function = function,
            StartingPosition = start == "LATEST" ? StartingPosition.Latest : StartingPosition.TrimHorizon,
            BatchSize = mapping.Integer("batchSize") ?? 100,
            MaximumBatchingWindow = mapping.Seconds("maximumBatchingWindowInSeconds") ?? TimeSpan.Zero,
            BisectBatchOnFunctionError = mapping.Flag("bisectBatchOnFunctionError"),
            // -1 is AWS's word for no limit.
            MaximumRetryAttempts = mapping.Integer("maximumRetryAttempts") is { } attempts and >= 0 ? attempts : null,
            MaximumRecordAge = mapping.Seconds("maximumRecordAgeInSeconds") is { } age && age > TimeSpan.Zero ? age : null,
            OnFailure = (mapping.Map("destinationConfig")?.GetValueOrDefault("onFailure") as ImmutableDictionary<string, object>)
                ?.GetValueOrDefault("destinationArn") as string,
            ReportBatchItemFailures = mapping.List("functionResponseTypes").Contains("ReportBatchItemFailures"),
            FilterCriteria = DeclaredMapping.PatternsOf(mapping) is { Length: > 0 } patterns ? StreamFilterCriteria.Parse(patterns) : null,
            CountsEvents = DeclaredMapping.CountsEvents(mapping),
            Enabled = mapping.Inputs.GetValueOrDefault("enabled") is not false,
        };
    }
}
