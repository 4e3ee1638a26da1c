using Sim.Policies;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>Why a message would, or would not, come through one subscription.</summary>
public sealed record SubscriptionExplanation
{
    /// <summary>The consumer by its name in the settings; else the queue, or the protocol.</summary>
    public required string Receiver { get; init; }

    public required Outlook Outlook { get; init; }

    /// <summary>The one thing that decides it, in words; null where nothing is in the way.</summary>
    public string? Reason { get; init; }

    public required DeliveryExplanation Delivery { get; init; }

    public required bool IsRaw { get; init; }

    /// <summary>The queue between, by its name; null if there is none.</summary>
    public string? Queue { get; init; }

    /// <summary>The function that handles it; null if none does.</summary>
    public string? Function { get; init; }

    /// <summary>What the function's pollers need of its role.</summary>
    public IReadOnlyList<AccessCheck> Polling { get; init; } = [];

    /// <summary>What the filter criteria of the queue's event source mapping say; null if it has none.</summary>
    public MappingFilterExplanation? MappingFilter { get; init; }

    /// <summary>Where SNS puts what it cannot deliver, by its name.</summary>
    public string? UndeliveredQueue { get; init; }

    /// <summary>After so many failed attempts it goes to the <see cref="DeadLetterQueue"/>.</summary>
    public int? MaxReceiveCount { get; init; }

    public string? DeadLetterQueue { get; init; }
}
