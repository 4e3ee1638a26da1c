using Sim.Policies;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>What a subscription would do with a message, step by step; nothing is delivered.</summary>
public sealed record DeliveryExplanation
{
    public required FilterVerdict Verdict { get; init; }

    /// <summary>Null without a filter policy.</summary>
    public FilterPolicyScope? Scope { get; init; }

    public IReadOnlyList<FilterKeyVerdict> Keys { get; init; } = [];

    /// <summary>What the endpoint gets: the message itself or its envelope; of a function, its event without the record around it.</summary>
    public required Utf8Text Body { get; init; }

    /// <summary>Of the body, and of a raw message's attributes.</summary>
    public required int Bytes { get; init; }

    /// <summary>The queue's MaximumMessageSize; null for a function.</summary>
    public int? MostBytes { get; init; }

    /// <summary>Message attributes that the message has.</summary>
    public required int Attributes { get; init; }

    /// <summary>The permissions that the delivery needs.</summary>
    public required IReadOnlyList<AccessCheck> Access { get; init; }

    /// <summary>Why SNS could not deliver it; null if it could.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Where it would go then; null: it would be lost.</summary>
    public QueueId? DeadLetterQueue { get; init; }

    /// <summary>Why not even there; null if it could.</summary>
    public string? WhyNotDeadLetterQueue { get; init; }
}
