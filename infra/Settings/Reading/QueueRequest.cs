using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>What the settings ask for a consumer's queue: null where they are silent.</summary>
internal sealed record QueueRequest
{
    private static readonly string[] Keys =
        ["batchSize", "batchingWindow", "maxReceiveCount", "visibilityTimeout", "messageRetention", "deadLetterRetention", "delay", "retryBackoff"];

    public int? BatchSize { get; init; }

    public TimeSpan? BatchingWindow { get; init; }

    public int? MaxReceiveCount { get; init; }

    public TimeSpan? VisibilityTimeout { get; init; }

    public TimeSpan? MessageRetention { get; init; }

    public TimeSpan? DeadLetterRetention { get; init; }

    public TimeSpan? Delay { get; init; }

    public RetryBackoff? RetryBackoff { get; init; }

    public static QueueRequest Read(SettingsNode node) => new()
    {
        BatchSize = node.Integer("batchSize", AwsLimits.BatchSize, " messages", "10 is what one receive returns."),
        BatchingWindow = node.Duration("batchingWindow", AwsLimits.BatchingWindow, "It is how long Lambda waits to fill a batch."),
        MaxReceiveCount = node.Integer("maxReceiveCount", AwsLimits.MaxReceiveCount, " receives", "AWS advises 5 or more."),
        VisibilityTimeout = node.Duration("visibilityTimeout", AwsLimits.VisibilityTimeout, "Leave it out to get 6 x timeout + batchingWindow."),
        MessageRetention = node.Duration("messageRetention", AwsLimits.MessageRetention, "It is how long an unhandled message is kept."),
        DeadLetterRetention = node.Duration("deadLetterRetention", AwsLimits.MessageRetention, "It is how long you have to look at a dead letter."),
        Delay = node.Duration("delay", AwsLimits.Delay, "It is how long a message waits before it can be received."),
        RetryBackoff = BackoffOf(node),
    };

    /// <summary>The keys that are about a queue and were given all the same.</summary>
    public static IEnumerable<string> Given(SettingsNode node) => Keys.Where(node.Has);

    /// <summary>This request, with what it is silent on taken from another.</summary>
    public QueueRequest Or(QueueRequest other) => new()
    {
        BatchSize = BatchSize ?? other.BatchSize,
        BatchingWindow = BatchingWindow ?? other.BatchingWindow,
        MaxReceiveCount = MaxReceiveCount ?? other.MaxReceiveCount,
        VisibilityTimeout = VisibilityTimeout ?? other.VisibilityTimeout,
        MessageRetention = MessageRetention ?? other.MessageRetention,
        DeadLetterRetention = DeadLetterRetention ?? other.DeadLetterRetention,
        Delay = Delay ?? other.Delay,
        RetryBackoff = RetryBackoff ?? other.RetryBackoff,
    };

    private static RetryBackoff? BackoffOf(SettingsNode node)
    {
        if (node.Node("retryBackoff") is not { IsMap: true } backoff)
        {
            return null;
        }

        var first = backoff.Duration("first", AwsLimits.RetryRest, "It is the rest after the first attempt; it doubles with each.");
        var most = backoff.Duration("most", AwsLimits.RetryRest, "It is the longest rest.");
        foreach (var missing in new[] { "first", "most" }.Where(key => !backoff.Has(key)))
        {
            node.Fail($"{backoff.Path}.{missing} is missing: say {{ first: 30s, most: 15m }}.");
        }

        if (first > most)
        {
            node.Fail($"{backoff.Path}.first is {Duration.Text(first.Value)}, longer than most ({Duration.Text(most.Value)}). Lower first, or raise most.");
        }

        backoff.RefuseUnknownKeys();
        return first is null || most is null ? null : new RetryBackoff(first.Value, most.Value);
    }
}
