namespace Sim.Sqs;

/// <summary>One message to send to a queue. Validated once, so one instance can be sent any number of times.</summary>
public sealed class SendMessageRequest
{
    public required Utf8Text MessageBody { get; init; }

    /// <summary>Where the body lies with others of its batch; null if it lies alone.</summary>
    public BatchBytes? Batch { get; init; }

    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>Overrides the queue's own delay; 0 s to 15 min.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>A FIFO queue keeps the order within it and needs one. To a standard queue it is a tenant (fair queues).</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>FIFO queues only: of several messages with the same id within 5 minutes the first alone is taken.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>X-Ray's header <c>AWSTraceHeader</c>, the one system attribute that a message can be sent with.</summary>
    public MessageAttributeValue? TraceHeader { get; init; }

    /// <summary>What the first send made of this request.</summary>
    internal Content? Content { get; set; }

    /// <summary>
    /// Does what of a send needs no queue, checking and digesting, so that it can be done before the world's turn. What is wrong is
    /// left for the send to say.
    /// </summary>
    public static void Prepare(IReadOnlyList<SendMessageRequest> requests)
    {
        var contents = new List<Content>(requests.Count);
        foreach (var request in requests)
        {
            try
            {
                contents.Add(request.Content ??= MessageRules.Check(request));
            }
            catch (AwsError)
            {
                return;
            }
        }

        MessageDigests.Fill(contents);
    }
}
