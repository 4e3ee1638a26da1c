namespace Local.Explaining;

/// <summary>Where a message would go that somebody publishes to a topic.</summary>
public sealed record Explanation
{
    /// <summary>The topic's name in AWS.</summary>
    public required string Topic { get; init; }

    /// <summary>Why SNS would not even take it; null if it would.</summary>
    public string? Refusal { get; init; }

    /// <summary>In the order of subscribing; none if SNS does not take it.</summary>
    public required IReadOnlyList<SubscriptionExplanation> Subscriptions { get; init; }
}
