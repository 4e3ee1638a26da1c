using Sim.DynamoDb;

namespace Sim.Lambda;

/// <summary>An event source mapping from the stream of a table, as CreateEventSourceMapping takes it.</summary>
public sealed record StreamMappingConfiguration
{
    public required TableStream Stream { get; init; }

    public required FunctionId Function { get; init; }

    public StartingPosition StartingPosition { get; init; }

    /// <summary>1 to 10,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>0 s to 300 s.</summary>
    public TimeSpan MaximumBatchingWindow { get; init; } = TimeSpan.Zero;

    public bool BisectBatchOnFunctionError { get; init; }

    /// <summary>0 to 10,000; null: for as long as the stream keeps the records.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>60 s to 7 days; null: for as long as the stream keeps them.</summary>
    public TimeSpan? MaximumRecordAge { get; init; }

    /// <summary>ARN of the queue that is told of what was given up.</summary>
    public string? OnFailure { get; init; }

    /// <summary>FunctionResponseTypes contains ReportBatchItemFailures.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>Null: the function gets every record.</summary>
    public StreamFilterCriteria? FilterCriteria { get; init; }

    /// <summary>MetricsConfig contains EventCount: the mapping has metrics of its own.</summary>
    public bool CountsEvents { get; init; }

    public bool Enabled { get; init; } = true;
}
