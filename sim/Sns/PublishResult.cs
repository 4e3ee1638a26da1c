namespace Sim.Sns;

/// <summary>
/// SNS's answer; to a duplicate, with the id and number of the message that came first. <paramref name="Error"/> is set
/// only within a batch: a batch fails per entry. <paramref name="SequenceNumber"/> is set only by FIFO topics.
/// </summary>
public readonly record struct PublishResult(Guid MessageId, AwsError? Error = null, string? SequenceNumber = null);
