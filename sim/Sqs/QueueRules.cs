namespace Sim.Sqs;

/// <summary>What CreateQueue refuses.</summary>
internal static class QueueRules
{
    private const string Fifo = ".fifo";

    public static void Check(QueueAttributes attributes)
    {
        CheckName(attributes.Name, attributes.FifoQueue);
        if (!attributes.FifoQueue && (attributes.ContentBasedDeduplication || attributes.DeduplicationScope != default))
        {
            throw QueueErrors.UnknownAttribute(attributes.ContentBasedDeduplication ? "ContentBasedDeduplication" : "DeduplicationScope");
        }

        Within("VisibilityTimeout", attributes.VisibilityTimeout, TimeSpan.Zero, Quotas.VisibilityTimeout);
        Within("MessageRetentionPeriod", attributes.MessageRetentionPeriod, Quotas.MinimumRetention, Quotas.MaximumRetention);
        Within("DelaySeconds", attributes.Delay, TimeSpan.Zero, Quotas.Delay);
        Within("ReceiveMessageWaitTimeSeconds", attributes.ReceiveMessageWaitTime, TimeSpan.Zero, Quotas.WaitTime);
        Require("MaximumMessageSize", attributes.MaximumMessageSize is >= 1_024 and <= Quotas.MessageBytes);
        Require("RedrivePolicy", attributes.RedrivePolicy is null or { MaxReceiveCount: >= 1 and <= 1_000 });
    }

    /// <exception cref="AwsError">It is no name for a queue of this kind.</exception>
    public static void CheckName(string name, bool isFifo)
    {
        var letters = isFifo && name.EndsWith(Fifo, StringComparison.Ordinal) ? name[..^Fifo.Length] : name;
        if (isFifo && (letters.Length == name.Length || !IsName(name, letters)))
        {
            throw QueueErrors.InvalidParameter(
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, " +
                "must end with .fifo suffix and be 1 to 80 in length.");
        }

        if (!isFifo && !IsName(name, letters))
        {
            throw QueueErrors.InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    private static bool IsName(string name, string letters) =>
        name.Length <= 80 && letters.Length > 0 && letters.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static void Within(string name, TimeSpan value, TimeSpan from, TimeSpan to) =>
        Require(name, value >= from && value <= to && value.Ticks % TimeSpan.TicksPerSecond == 0);

    private static void Require(string name, bool holds)
    {
        if (!holds)
        {
            throw QueueErrors.InvalidAttribute(name);
        }
    }
}
