namespace Sim.Sqs;

/// <summary>SQS's answer to a send; to a duplicate, with the id and number of the message that came first.</summary>
/// <param name="SequenceNumber">Of FIFO queues; null otherwise.</param>
public sealed record SendMessageResult(
    Guid MessageId, string MD5OfMessageBody, string? MD5OfMessageAttributes, string? SequenceNumber = null,
    string? MD5OfMessageSystemAttributes = null);
