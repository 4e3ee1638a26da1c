namespace Sim.Sqs;

/// <summary>One message to send to a queue. Validated once, so one instance can be sent any number of times.</summary>
public sealed class SendMessageRequest
{
    public required string MessageBody { get; init; }

    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>Overrides the queue's own delay; 0 s to 15 min.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Fair queues and FIFO queues are not simulated: any value is refused by name.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>FIFO queues are not simulated: any value is refused by name.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>What the first send made of this request.</summary>
    internal Content? Content { get; set; }
}
