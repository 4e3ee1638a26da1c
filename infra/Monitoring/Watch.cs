namespace Infra.Monitoring;

/// <summary>From where on a metric is a fault: above the threshold in each of the last minutes.</summary>
internal sealed record Watch
{
    /// <summary>The end of the alarm's name: <c>dead-letters</c>.</summary>
    public required string What { get; init; }

    public required Metric Metric { get; init; }

    /// <summary><c>Sum</c>, <c>Maximum</c>, or a percentile: <c>p90</c>.</summary>
    public string Statistic { get; init; } = "Sum";

    public double Threshold { get; init; }

    public int Minutes { get; init; } = 1;

    /// <summary>
    /// SQS and SNS send nothing of what nobody used for six hours, and Lambda nothing of what is not invoked: silence is
    /// health. An alarm in INSUFFICIENT_DATA would also keep quiet about its return to OK.
    /// </summary>
    public string TreatMissingData { get; init; } = "notBreaching";

    /// <summary>What is wrong, and what to do first.</summary>
    public required string Description { get; init; }

    public bool IsPercentile => Statistic.StartsWith('p');

    /// <summary>The first message in a queue that should be empty.</summary>
    public static Watch NotEmpty(string what, Pulumi.Output<string> queue, string description) => new()
    {
        What = what, Metric = Metric.OfQueue("ApproximateNumberOfMessagesVisible", queue), Statistic = "Maximum", Description = description,
    };
}
