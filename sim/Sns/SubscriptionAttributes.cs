using Sim.Lambda;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>A subscription as Subscribe takes it.</summary>
public sealed record SubscriptionAttributes
{
    public required TopicId Topic { get; init; }

    /// <summary>The endpoint with protocol <c>sqs</c>; either this or <see cref="Function"/>.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The endpoint with protocol <c>lambda</c>: SNS invokes it asynchronously, if it has the permission.</summary>
    public FunctionId? Function { get; init; }

    /// <summary>True: the queue gets the text as published; false: inside SNS's JSON envelope.</summary>
    public bool RawMessageDelivery { get; init; }

    /// <summary>JSON, or null to get everything.</summary>
    public string? FilterPolicy { get; init; }

    public FilterPolicyScope FilterPolicyScope { get; init; } = FilterPolicyScope.MessageAttributes;

    /// <summary>The subscription's own RedrivePolicy: where a message goes that SNS cannot deliver.</summary>
    public string? DeadLetterTargetArn { get; init; }
}
