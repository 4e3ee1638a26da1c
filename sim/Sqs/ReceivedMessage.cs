namespace Sim.Sqs;

/// <summary>A message as ReceiveMessage returns it, with every attribute; the caller leaves out what was not asked for.</summary>
public sealed record ReceivedMessage
{
    public required Guid MessageId { get; init; }
    public required string ReceiptHandle { get; init; }
    public required string Body { get; init; }
    public required string MD5OfBody { get; init; }
    public string? MD5OfMessageAttributes { get; init; }
    public required int ApproximateReceiveCount { get; init; }

    /// <summary>SQS's system attributes by AWS's names (SentTimestamp, ApproximateReceiveCount, ...), as strings.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public required IReadOnlyDictionary<string, MessageAttributeValue> MessageAttributes { get; init; }
}
