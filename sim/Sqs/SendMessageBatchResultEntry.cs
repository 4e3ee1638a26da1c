namespace Sim.Sqs;

/// <summary>Exactly one of <paramref name="Result"/> and <paramref name="Error"/> is set: a batch fails per entry.</summary>
public sealed record SendMessageBatchResultEntry(string Id, SendMessageResult? Result, AwsError? Error);
