using Sim.Sqs;

namespace Sim.Lambda;

/// <summary>An event source mapping as CreateEventSourceMapping takes it.</summary>
public sealed record EventSourceMappingConfiguration
{
    public required QueueId Queue { get; init; }

    public required FunctionId Function { get; init; }

    /// <summary>1 to 10,000; above 10 a batching window of at least 1 s is required.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>0 s to 300 s.</summary>
    public TimeSpan MaximumBatchingWindow { get; init; } = TimeSpan.Zero;

    /// <summary>ScalingConfig.MaximumConcurrency: 2 to 1,000, or null.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>Null: standard mode. Excludes <see cref="MaximumConcurrency"/>.</summary>
    public ProvisionedPollerConfig? ProvisionedPollers { get; init; }

    /// <summary>FunctionResponseTypes contains ReportBatchItemFailures.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>Null: the function gets every message.</summary>
    public FilterCriteria? FilterCriteria { get; init; }

    /// <summary>MetricsConfig contains EventCount: the mapping has metrics of its own.</summary>
    public bool CountsEvents { get; init; }

    public bool Enabled { get; init; } = true;
}
