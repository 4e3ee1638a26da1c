namespace Sim.Sns;

/// <summary>SNS's answer. <paramref name="Error"/> is set only within a batch: a batch fails per entry.</summary>
public readonly record struct PublishResult(Guid MessageId, AwsError? Error = null);
