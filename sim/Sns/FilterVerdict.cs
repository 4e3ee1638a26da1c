namespace Sim.Sns;

/// <summary>What a filter policy says about a message.</summary>
/// <param name="Accepted">True: delivered.</param>
/// <param name="Key">On refusal the policy's key that did not match; null if the message could not be looked at at all.</param>
/// <param name="Reason">Why, in the words of SNS's NumberOfNotificationsFilteredOut metrics.</param>
public readonly record struct FilterVerdict(bool Accepted, string? Key, FilterReason Reason)
{
    internal static readonly FilterVerdict Accept = new(true, null, FilterReason.Accepted);

    public override string ToString() => Accepted ? "accepted" : Key is null ? $"{Reason}" : $"{Reason}: {Key}";
}

/// <summary>SNS counts filtered-out messages per reason.</summary>
public enum FilterReason
{
    Accepted,
    MessageAttributes,
    MessageBody,
    NoMessageAttributes,
    InvalidAttributes,
    InvalidMessageBody,
}
