using System.Collections.Immutable;
using Local.Declaration;
using Sim.Lambda;
using Sim.Sqs;

namespace Local.Worlds;

/// <summary>The event source mapping of a queue, from its resource.</summary>
internal static class DeclaredMapping
{
    public static EventSourceMappingConfiguration Of(RecordedResource mapping, QueueId queue, FunctionId function) => new()
    {
        Queue = queue,
        Function = function,
        BatchSize = mapping.Integer("batchSize") ?? 10,
        MaximumBatchingWindow = mapping.Seconds("maximumBatchingWindowInSeconds") ?? TimeSpan.Zero,
        MaximumConcurrency = mapping.Map("scalingConfig")?.GetValueOrDefault("maximumConcurrency") is double most ? (int)most : null,
        ProvisionedPollers = mapping.Map("provisionedPollerConfig") is { } pollers ? PollersOf(pollers) : null,
        ReportBatchItemFailures = mapping.List("functionResponseTypes").Contains("ReportBatchItemFailures"),
        FilterCriteria = PatternsOf(mapping) is { Length: > 0 } patterns ? FilterCriteria.Parse(patterns) : null,
        CountsEvents = CountsEvents(mapping),
        Enabled = mapping.Inputs.GetValueOrDefault("enabled") is not false,
    };

    /// <summary>The patterns of its filter criteria, whatever it reads from.</summary>
    public static string[] PatternsOf(RecordedResource mapping)
    {
        var filters = mapping.Map("filterCriteria")?.GetValueOrDefault("filters") as IEnumerable<object> ?? [];
        return [.. filters.Cast<ImmutableDictionary<string, object>>().Select(filter => filter.GetValueOrDefault("pattern") as string ?? "")];
    }

    /// <summary>It wants metrics of its own.</summary>
    public static bool CountsEvents(RecordedResource mapping) =>
        (mapping.Map("metricsConfig")?.GetValueOrDefault("metrics") as IEnumerable<object> ?? []).Contains("EventCount");

    private static ProvisionedPollerConfig PollersOf(ImmutableDictionary<string, object> pollers)
    {
        var usual = new ProvisionedPollerConfig();
        return new ProvisionedPollerConfig(
            pollers.GetValueOrDefault("minimumPollers") is double least ? (int)least : usual.MinimumPollers,
            pollers.GetValueOrDefault("maximumPollers") is double greatest ? (int)greatest : usual.MaximumPollers);
    }
}
