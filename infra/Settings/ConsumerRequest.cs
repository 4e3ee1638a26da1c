namespace Infra.Settings;

/// <summary>What the settings ask for a consumer, or for all of them under <c>defaults</c>: null where they are silent.</summary>
internal sealed record ConsumerRequest
{
    public TimeSpan? Timeout { get; init; }

    public int? Memory { get; init; }

    public int? BatchSize { get; init; }

    public TimeSpan? BatchingWindow { get; init; }

    public int? MaxReceiveCount { get; init; }

    public TimeSpan? VisibilityTimeout { get; init; }

    public int? MaximumConcurrency { get; init; }

    public int? ReservedConcurrency { get; init; }

    public TimeSpan? MessageRetention { get; init; }

    public TimeSpan? DeadLetterRetention { get; init; }

    public TimeSpan? LogRetention { get; init; }

    /// <summary>What holds where neither the consumer nor the stack's defaults say anything.</summary>
    public static ConsumerRequest BuiltIn { get; } = new()
    {
        Timeout = TimeSpan.FromSeconds(30),
        Memory = 256,
        BatchSize = 10,
        BatchingWindow = TimeSpan.Zero,
        MaxReceiveCount = 5,
        MessageRetention = TimeSpan.FromDays(4),
        DeadLetterRetention = TimeSpan.FromDays(14),
        LogRetention = TimeSpan.FromDays(14),
    };

    public static ConsumerRequest Read(SettingsNode node) => new()
    {
        Timeout = node.Duration("timeout", AwsLimits.FunctionTimeout, "It is the function's; Lambda allows no more: split longer work."),
        Memory = node.Integer("memory", AwsLimits.FunctionMemory, " MB", "1769 MB is one full CPU."),
        BatchSize = node.Integer("batchSize", AwsLimits.BatchSize, " messages", "10 is what one receive returns."),
        BatchingWindow = node.Duration("batchingWindow", AwsLimits.BatchingWindow, "It is how long Lambda waits to fill a batch."),
        MaxReceiveCount = node.Integer("maxReceiveCount", AwsLimits.MaxReceiveCount, " receives", "AWS advises 5 or more."),
        VisibilityTimeout = node.Duration("visibilityTimeout", AwsLimits.VisibilityTimeout, "Leave it out to get 6 x timeout + batchingWindow."),
        MaximumConcurrency = node.Integer("maximumConcurrency", AwsLimits.MaximumConcurrency, " invocations", "Leave it out for no limit of its own."),
        ReservedConcurrency = node.Integer("reservedConcurrency", new Bounds<int>(1, int.MaxValue), " invocations", "Leave it out to share the account's."),
        MessageRetention = node.Duration("messageRetention", AwsLimits.MessageRetention, "It is how long an unhandled message is kept."),
        DeadLetterRetention = node.Duration("deadLetterRetention", AwsLimits.MessageRetention, "It is how long you have to look at a dead letter."),
        LogRetention = LogRetentionOf(node),
    };

    /// <summary>This request, with what it is silent on taken from another.</summary>
    public ConsumerRequest Or(ConsumerRequest other) => new()
    {
        Timeout = Timeout ?? other.Timeout,
        Memory = Memory ?? other.Memory,
        BatchSize = BatchSize ?? other.BatchSize,
        BatchingWindow = BatchingWindow ?? other.BatchingWindow,
        MaxReceiveCount = MaxReceiveCount ?? other.MaxReceiveCount,
        VisibilityTimeout = VisibilityTimeout ?? other.VisibilityTimeout,
        MaximumConcurrency = MaximumConcurrency ?? other.MaximumConcurrency,
        ReservedConcurrency = ReservedConcurrency ?? other.ReservedConcurrency,
        MessageRetention = MessageRetention ?? other.MessageRetention,
        DeadLetterRetention = DeadLetterRetention ?? other.DeadLetterRetention,
        LogRetention = LogRetention ?? other.LogRetention,
    };

    private static TimeSpan? LogRetentionOf(SettingsNode node)
    {
        var days = AwsLimits.LogRetentionDays;
        var advice = $"CloudWatch Logs keeps for {string.Join(", ", days)} days.";
        var given = node.Duration("logRetention", new Bounds<TimeSpan>(TimeSpan.FromDays(days[0]), TimeSpan.FromDays(days[^1])), advice);
        if (given is { } retention && !days.Any(count => retention == TimeSpan.FromDays(count)))
        {
            node.Fail($"{node.Path}.logRetention is {Duration.Text(retention)}, which CloudWatch Logs does not offer. {advice}");
            return null;
        }

        return given;
    }
}
