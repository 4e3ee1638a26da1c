using Sim.Lambda;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>A subscription as Subscribe takes it.</summary>
public sealed record SubscriptionAttributes
{
    public required TopicId Topic { get; init; }

    /// <summary>AWS's word; null for that of <see cref="Queue"/> or <see cref="Function"/>.</summary>
    public string? Protocol { get; init; }

    /// <summary>
    /// An ARN, URL, address or number; null for that of <see cref="Queue"/> or <see cref="Function"/>. Nothing is sent outside:
    /// what goes to a URL, a mailbox or a phone is at the end of its way.
    /// </summary>
    public string? Endpoint { get; init; }

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
