namespace Infra.Settings;

/// <summary>A consumer's queue, its dead-letter queue, and how it is read; resolved.</summary>
public sealed record QueueSettings
{
    /// <summary>In order per message group, and deduplicated.</summary>
    public FifoSettings? Fifo { get; init; }

    /// <summary>Messages carry a group (a tenant), and a noisy group does not delay the others.</summary>
    public bool Fair { get; init; }

    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>How often a message is received before it goes to the dead-letter queue.</summary>
    public required int MaxReceiveCount { get; init; }

    public required TimeSpan MessageRetention { get; init; }

    public required TimeSpan DeadLetterRetention { get; init; }

    /// <summary>How long a message waits before it can be received at all.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The rests of a message that failed. One whose function did not live to say so comes back after the visibility timeout.</summary>
    public RetryBackoff RetryBackoff { get; init; } = RetryBackoff.Default;

    public required int BatchSize { get; init; }

    public TimeSpan BatchingWindow { get; init; }

    /// <summary>
    /// Visibility timeout = 6 × function timeout + batching window: room for the retries that Lambda makes when it is
    /// throttled. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    /// </summary>
    public static TimeSpan VisibilityFor(TimeSpan timeout, TimeSpan batchingWindow) => (6 * timeout) + batchingWindow;
}
