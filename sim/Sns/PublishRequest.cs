namespace Sim.Sns;

/// <summary>One message to publish. Validated and parsed once, so one instance can be published any number of times.</summary>
public sealed class PublishRequest
{
    public required Utf8Text Message { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>A FIFO topic keeps the order within it and needs one; a standard topic passes it on to its queues.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>FIFO topics only: of several messages with the same id within 5 minutes the first alone is delivered.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary><c>json</c>: the message is a JSON object with a text per protocol, and one for the others, <c>default</c>.</summary>
    public string? MessageStructure { get; init; }

    /// <summary>X-Ray's header <c>X-Amzn-Trace-Id</c>, which queues hand on.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>
    /// Checks what needs no topic, so that it can be done before the world's turn. What is wrong is left for the publish to say.
    /// </summary>
    public void Prepare()
    {
        try
        {
            Content ??= PublishRules.Check(this);
        }
        catch (AwsError)
        {
            // The publish will show.
        }
    }

    /// <summary>What the first publish made of this request.</summary>
    internal Content? Content { get; set; }
}
