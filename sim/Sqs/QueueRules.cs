namespace Sim.Sqs;

/// <summary>What CreateQueue refuses.</summary>
internal static class QueueRules
{
    private const string Fifo = ".fifo";

    public static void Check(QueueAttributes attributes)
    {
        if (attributes.FifoQueue && !attributes.Name.EndsWith(Fifo, StringComparison.Ordinal))
        {
            throw new AwsError(
                "InvalidParameterValue",
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, " +
                "must end with .fifo suffix and be 1 to 80 in length.");
        }

        if (!attributes.FifoQueue && (attributes.ContentBasedDeduplication || attributes.DeduplicationScope != default))
        {
            throw new AwsError(
                "InvalidAttributeName",
                $"Unknown Attribute {(attributes.ContentBasedDeduplication ? "ContentBasedDeduplication" : "DeduplicationScope")}.");
        }

        var letters = attributes.FifoQueue ? attributes.Name[..^Fifo.Length] : attributes.Name;
        if (attributes.Name.Length > 80 || letters.Length == 0 || !letters.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new AwsError(
                "InvalidParameterValue",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }

        Within("VisibilityTimeout", attributes.VisibilityTimeout, TimeSpan.Zero, Quotas.VisibilityTimeout);
        Within("MessageRetentionPeriod", attributes.MessageRetentionPeriod, Quotas.MinimumRetention, Quotas.MaximumRetention);
        Within("DelaySeconds", attributes.Delay, TimeSpan.Zero, Quotas.Delay);
        Within("ReceiveMessageWaitTimeSeconds", attributes.ReceiveMessageWaitTime, TimeSpan.Zero, Quotas.WaitTime);
        Require("MaximumMessageSize", attributes.MaximumMessageSize is >= 1_024 and <= Quotas.MessageBytes);
        Require("RedrivePolicy", attributes.RedrivePolicy is null or { MaxReceiveCount: >= 1 and <= 1_000 });
    }

    private static void Within(string name, TimeSpan value, TimeSpan from, TimeSpan to) =>
        Require(name, value >= from && value <= to && value.Ticks % TimeSpan.TicksPerSecond == 0);

    private static void Require(string name, bool holds)
    {
        if (!holds)
        {
            throw new AwsError("InvalidAttributeValue", $"Invalid value for the parameter {name}.");
        }
    }
}
