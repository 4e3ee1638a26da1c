namespace Sim.Sqs;

/// <summary>What CreateQueue refuses.</summary>
internal static class QueueRules
{
    public static void Check(QueueAttributes attributes)
    {
        if (attributes.FifoQueue || attributes.Name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw new NotSimulatedException($"SQS FIFO queue {attributes.Name}");
        }

        if (attributes.Name.Length is 0 or > 80 || !attributes.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
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
