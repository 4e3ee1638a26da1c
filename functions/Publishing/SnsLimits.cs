namespace Functions.Publishing;

/// <summary>SNS's limits on what is published. https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html (2026-08)</summary>
public static class SnsLimits
{
    /// <summary>Of a message, and of all messages of a batch together: body and attributes (names, types, values), in bytes.</summary>
    public const int MessageBytes = 262_144;

    /// <summary>Entries of one PublishBatch.</summary>
    public const int BatchEntries = 10;

    /// <summary>Characters of a group id or a deduplication id: letters, digits and punctuation, no space.</summary>
    public const int IdLength = 128;

    /// <summary>
    /// Attributes of a message that raw delivery passes on; one with more is not delivered at all.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
    /// </summary>
    public const int RawAttributes = 10;

    /// <summary>Digits of an attribute of type Number.</summary>
    public const int NumberDigits = 38;

    /// <summary>Powers of ten between which an attribute of type Number must lie.</summary>
    public const int SmallestExponent = -128, LargestExponent = 126;
}
