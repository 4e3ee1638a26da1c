namespace Sim;

/// <summary>Within what a deduplication id is unique.</summary>
public enum DeduplicationScope
{
    /// <summary>The whole queue or topic: the same id in another message group is a duplicate too.</summary>
    Whole,

    /// <summary>One message group.</summary>
    MessageGroup,
}
