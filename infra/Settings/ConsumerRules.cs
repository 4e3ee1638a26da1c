namespace Infra.Settings;

/// <summary>
/// What must hold between the numbers of one consumer: what AWS refuses at deployment, or accepts and silently breaks.
/// </summary>
internal static class ConsumerRules
{
    /// <summary>A rule is broken when its condition holds; the message says which numbers and what to do.</summary>
    private sealed record Rule(Func<ConsumerSettings, bool> IsBroken, Func<ConsumerSettings, string> Message);

    private static readonly Rule[] Rules =
    [
        new(consumer => consumer.BatchSize > AwsLimits.BatchSizeWithoutWindow && consumer.BatchingWindow < TimeSpan.FromSeconds(1),
            consumer => $"batchSize is {consumer.BatchSize}, which needs a batchingWindow of at least 1s (is {Duration.Text(consumer.BatchingWindow)}): "
                + "one receive returns 10 messages. Set batchingWindow, or batchSize to 10 or less."),

        // AWS refuses visibility < timeout; below six times the timeout it accepts and delivers twice under throttling.
        new(consumer => consumer.VisibilityTimeout < ConsumerSettings.VisibilityFor(consumer.Timeout, consumer.BatchingWindow),
            consumer => $"visibilityTimeout is {Duration.Text(consumer.VisibilityTimeout)}, must be at least "
                + $"{Duration.Text(ConsumerSettings.VisibilityFor(consumer.Timeout, consumer.BatchingWindow))} "
                + $"= 6 x timeout ({Duration.Text(consumer.Timeout)}) + batchingWindow ({Duration.Text(consumer.BatchingWindow)}): "
                + "otherwise messages are delivered again while they are being handled. Leave it out, or raise it."),

        // A standard dead-letter queue keeps the message's first enqueue time: with equal retention it may arrive expired.
        new(consumer => consumer.DeadLetterRetention <= consumer.MessageRetention,
            consumer => $"deadLetterRetention is {Duration.Text(consumer.DeadLetterRetention)}, must be longer than messageRetention "
                + $"({Duration.Text(consumer.MessageRetention)}): the age of a message goes on counting in the dead-letter queue. "
                + "Raise it (14d at most), or lower messageRetention."),

        // The message must live long enough to be received maxReceiveCount times, or it expires instead of being dead-lettered.
        new(consumer => consumer.MaxReceiveCount * consumer.VisibilityTimeout >= consumer.MessageRetention,
            consumer => $"messageRetention is {Duration.Text(consumer.MessageRetention)}, must be longer than maxReceiveCount x visibilityTimeout "
                + $"= {consumer.MaxReceiveCount} x {Duration.Text(consumer.VisibilityTimeout)} = "
                + $"{Duration.Text(consumer.MaxReceiveCount * consumer.VisibilityTimeout)}: a failing message would expire before it reaches "
                + "the dead-letter queue. Raise messageRetention, or lower maxReceiveCount or timeout."),

        new(consumer => consumer.ReservedConcurrency < consumer.MaximumConcurrency,
            consumer => $"reservedConcurrency is {consumer.ReservedConcurrency}, must be at least maximumConcurrency "
                + $"({consumer.MaximumConcurrency}): the difference is throttled, and each throttled receive brings a message nearer to "
                + "its dead-letter queue. Raise reservedConcurrency, or lower maximumConcurrency."),
    ];

    public static IEnumerable<string> Failures(ConsumerSettings consumer) =>
        Rules.Where(rule => rule.IsBroken(consumer)).Select(rule => rule.Message(consumer));
}
