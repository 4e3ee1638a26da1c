namespace Sim.Lambda;

/// <summary>
/// Pollers of an SQS mapping that are paid for and there at once. Each serves 10 batches at a time.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
/// </summary>
/// <param name="MinimumPollers">2 to 200.</param>
/// <param name="MaximumPollers">2 to 10,000, not below the minimum.</param>
public sealed record ProvisionedPollerConfig(int MinimumPollers = 2, int MaximumPollers = 200);
