namespace Events;

/// <summary>Where a message came from: what a bare event takes its CloudEvents <c>id</c> and <c>source</c> from.</summary>
/// <param name="MessageId">Id the broker gave the message (SNS MessageId, or the SQS one under raw delivery).</param>
/// <param name="Source">A URI reference: the topic's (or queue's) ARN.</param>
public readonly record struct MessageOrigin(string MessageId, string Source);
