namespace Sim.Sqs;

/// <summary>One of up to ten messages of a batch; <paramref name="Id"/> is unique within the batch.</summary>
public sealed record SendMessageBatchRequestEntry(string Id, SendMessageRequest Request);
