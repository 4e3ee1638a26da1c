namespace Sim;

/// <summary>What SQS and SNS both allow in a message group id and a deduplication id.</summary>
internal static class GroupRules
{
    private const int Most = 128;

    /// <summary>Letters, digits and punctuation of ASCII, no space.</summary>
    public static bool IsAllowed(string id) => id.Length is > 0 and <= Most && id.All(c => c is > ' ' and < '\u007f');
}
