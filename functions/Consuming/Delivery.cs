using Events;

namespace Functions.Consuming;

/// <summary>One message as it reached the function, out of whatever it was wrapped in.</summary>
/// <param name="MessageId">The id under which Lambda knows it: the queue's, or the notification's when a topic invoked the function.</param>
/// <param name="Message">What the producer published; null if there is nothing.</param>
/// <param name="Origin">What a bare event takes its id and its source from.</param>
internal sealed record Delivery(string MessageId, string? Message, MessageOrigin Origin)
{
    /// <summary>How often the queue gave it out, this time included; null from a topic: Lambda does not tell its retries apart.</summary>
    public int? Attempt { get; init; }

    /// <summary>When the queue or the topic took it.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>A topic invoked the function itself: no queue keeps the message, and only an exception brings it again.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The message group whose order a FIFO queue promises; null where none is promised.</summary>
    public string? OrderedGroup { get; init; }

    /// <summary>By which the queue knows this very delivery; null from a topic.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>What the queue holds: the message, or an envelope around it.</summary>
    public string? Body { get; init; }

    /// <summary>The queue's message attributes.</summary>
    public IReadOnlyDictionary<string, RecordAttribute>? Attributes { get; init; }

    /// <summary>ARN of the queue, or of the topic that invoked the function.</summary>
    public string ChannelArn { get; init; } = string.Empty;

    /// <summary>X-Ray's header, which SQS keeps as <c>AWSTraceHeader</c>.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The message attribute <c>traceparent</c>: of the queue's message, or of the topic's inside its envelope.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The same for <c>tracestate</c>.</summary>
    public string? TraceState { get; init; }
}
