using Sim.Sns;

namespace Sim.Sqs;

/// <summary>A message in a queue, seen without receiving it.</summary>
public sealed record QueuedMessage(
    Guid MessageId, MessageState State, int ReceiveCount, DateTimeOffset SentTimestamp,
    SubscriptionId? Subscription, Guid? SnsMessageId, string Body,
    IReadOnlyDictionary<string, MessageAttributeValue> MessageAttributes);
