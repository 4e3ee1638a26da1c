namespace Sim.Sqs;

/// <summary>What ReceiveMessage refuses.</summary>
internal static class ReceiveRules
{
    /// <returns>The visibility timeout in ticks.</returns>
    public static long Check(Queue queue, ReceiveMessageRequest request)
    {
        if (request.MaxNumberOfMessages is < 1 or > Quotas.BatchEntries)
        {
            throw Invalid(request.MaxNumberOfMessages, "MaxNumberOfMessages", "Must be between 1 and 10, if provided.");
        }

        if (request.WaitTime is { } wait && (wait < TimeSpan.Zero || wait > Quotas.WaitTime))
        {
            throw Invalid((long)wait.TotalSeconds, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.");
        }

        if (request.ReceiveRequestAttemptId is { } attempt && !queue.Attributes.FifoQueue)
        {
            throw new AwsError(
                "InvalidParameterValue",
                $"Value {attempt} for parameter ReceiveRequestAttemptId is invalid. " +
                "Reason: The request include parameter that is not valid for this queue type.");
        }

        MessageRules.CheckGroup("ReceiveRequestAttemptId", request.ReceiveRequestAttemptId);
        return request.VisibilityTimeout is { } timeout ? VisibilityTimeoutOf(timeout) : queue.VisibilityTimeout;
    }

    /// <returns>Ticks.</returns>
    public static long VisibilityTimeoutOf(TimeSpan timeout) =>
        timeout >= TimeSpan.Zero && timeout <= Quotas.VisibilityTimeout
            ? timeout.Ticks
            : throw Invalid((long)timeout.TotalSeconds, "VisibilityTimeout", "Must be >= 0 and <= 43200, if provided.");

    private static AwsError Invalid(long value, string parameter, string reason) =>
        new("InvalidParameterValue", $"Value {value} for parameter {parameter} is invalid. Reason: {reason}");
}
