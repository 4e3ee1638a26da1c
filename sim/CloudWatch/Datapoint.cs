namespace Sim.CloudWatch;

/// <summary>The statistic of one period.</summary>
/// <param name="At">When the period began.</param>
public readonly record struct Datapoint(DateTimeOffset At, double Value);
