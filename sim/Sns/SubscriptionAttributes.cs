using Sim.Lambda;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>A subscription as Subscribe takes it.</summary>
public sealed record SubscriptionAttributes
{
    public required TopicId Topic { get; init; }

    /// <summary>The endpoint. Only queues are simulated.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>Subscribing a function directly is not simulated: any value is refused by name.</summary>
    public FunctionId? Function { get; init; }

    /// <summary>True: the queue gets the text as published; false: inside SNS's JSON envelope.</summary>
    public bool RawMessageDelivery { get; init; }

    /// <summary>JSON, or null to get everything.</summary>
    public string? FilterPolicy { get; init; }

    public FilterPolicyScope FilterPolicyScope { get; init; } = FilterPolicyScope.MessageAttributes;

    /// <summary>The subscription's own RedrivePolicy: where a message goes that SNS cannot deliver.</summary>
    public string? DeadLetterTargetArn { get; init; }
}
