namespace Infra.Settings.Rules;

/// <summary>What must hold between the numbers of a consumer's queue and its function.</summary>
internal static class QueueRules
{
    /// <summary>A rule is broken when its condition holds; the message says which numbers and what to do.</summary>
    private sealed record Rule(Func<QueueSettings, FunctionSettings, bool> IsBroken, Func<QueueSettings, FunctionSettings, string> Message);

    private static readonly Rule[] Rules =
    [
        new((queue, _) => queue.BatchSize > AwsLimits.BatchSizeWithoutWindow && queue.BatchingWindow < TimeSpan.FromSeconds(1) && queue.Fifo is null,
            (queue, _) => $"batchSize is {queue.BatchSize}, which needs a batchingWindow of at least 1s (is {Duration.Text(queue.BatchingWindow)}): "
                + "one receive returns 10 messages. Set batchingWindow, or batchSize to 10 or less."),

        new((queue, _) => queue.Fifo is not null && (queue.BatchSize > AwsLimits.BatchSizeWithoutWindow || queue.BatchingWindow > TimeSpan.Zero),
            (queue, _) => $"batchSize is {queue.BatchSize} and batchingWindow is {Duration.Text(queue.BatchingWindow)}: "
                + "a FIFO queue is read in batches of 10 at most, without a window. Set batchSize to 10 or less and leave batchingWindow out."),

        // AWS refuses visibility < timeout; below six times the timeout it accepts and delivers twice under throttling.
        new((queue, function) => queue.VisibilityTimeout < QueueSettings.VisibilityFor(function.Timeout, queue.BatchingWindow),
            (queue, function) => $"visibilityTimeout is {Duration.Text(queue.VisibilityTimeout)}, must be at least "
                + $"{Duration.Text(QueueSettings.VisibilityFor(function.Timeout, queue.BatchingWindow))} "
                + $"= 6 x timeout ({Duration.Text(function.Timeout)}) + batchingWindow ({Duration.Text(queue.BatchingWindow)}): "
                + "otherwise messages are delivered again while they are being handled. Leave it out, or raise it."),

        // A standard dead-letter queue keeps the message's first enqueue time: with equal retention it may arrive expired.
        new((queue, _) => queue.DeadLetterRetention <= queue.MessageRetention,
            (queue, _) => $"deadLetterRetention is {Duration.Text(queue.DeadLetterRetention)}, must be longer than messageRetention "
                + $"({Duration.Text(queue.MessageRetention)}): the age of a message goes on counting in the dead-letter queue. "
                + "Raise it (14d at most), or lower messageRetention."),

        // The message must live long enough to be received maxReceiveCount times, or it expires instead of being dead-lettered.
        new((queue, _) => (queue.MaxReceiveCount * queue.VisibilityTimeout) + queue.Delay >= queue.MessageRetention,
            (queue, _) => $"messageRetention is {Duration.Text(queue.MessageRetention)}, must be longer than maxReceiveCount x visibilityTimeout + delay "
                + $"= {queue.MaxReceiveCount} x {Duration.Text(queue.VisibilityTimeout)} + {Duration.Text(queue.Delay)} = "
                + $"{Duration.Text((queue.MaxReceiveCount * queue.VisibilityTimeout) + queue.Delay)}: a failing message would expire before it reaches "
                + "the dead-letter queue. Raise messageRetention, or lower maxReceiveCount or timeout."),

        new((queue, _) => queue.RetryBackoff.Over(queue.MaxReceiveCount) + queue.Delay >= queue.MessageRetention,
            (queue, _) => $"messageRetention is {Duration.Text(queue.MessageRetention)}, must be longer than all the rests of retryBackoff "
                + $"({Duration.Text(queue.RetryBackoff.First)}, doubled up to {Duration.Text(queue.RetryBackoff.Most)}) between {queue.MaxReceiveCount} receives "
                + $"= {Duration.Text(queue.RetryBackoff.Over(queue.MaxReceiveCount))}: a failing message would expire before it reaches the dead-letter queue. "
                + "Raise messageRetention, or lower retryBackoff or maxReceiveCount."),

        new((queue, _) => queue is { Fair: true, Fifo: not null },
            (_, _) => "fifo and fair exclude each other: a FIFO queue orders its groups, a fair one only shares between them. Say one."),
    ];

    public static IEnumerable<string> Failures(QueueSettings queue, ConsumerSettings consumer) =>
        Rules.Where(rule => rule.IsBroken(queue, consumer.Function)).Select(rule => rule.Message(queue, consumer.Function));
}
