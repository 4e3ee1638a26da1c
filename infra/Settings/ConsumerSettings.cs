using Events;

namespace Infra.Settings;

/// <summary>A consumer, resolved: every number is there and allowed, alone and together with the others.</summary>
public sealed record ConsumerSettings
{
    /// <summary>The name the settings use: <c>welcome-email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The event types it takes: at least one, all of one topic.</summary>
    public required IReadOnlyList<EventType> Takes { get; init; }

    public string Topic => Takes[0].Topic;

    /// <summary>The folder of <c>functions/</c> that holds its code: <c>WelcomeEmail</c>.</summary>
    public required string Function { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Megabytes.</summary>
    public required int Memory { get; init; }

    public required int BatchSize { get; init; }

    public required TimeSpan BatchingWindow { get; init; }

    /// <summary>How often a message is received before it goes to the dead-letter queue.</summary>
    public required int MaxReceiveCount { get; init; }

    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Most invocations the event source mapping runs at once; null: as many as Lambda gives.</summary>
    public required int? MaximumConcurrency { get; init; }

    /// <summary>Concurrency that is set aside for the function; null: it shares the account's.</summary>
    public required int? ReservedConcurrency { get; init; }

    public required TimeSpan MessageRetention { get; init; }

    public required TimeSpan DeadLetterRetention { get; init; }

    public required TimeSpan LogRetention { get; init; }

    public required StateSettings? State { get; init; }

    /// <summary>What was not said and follows from the rest, for <c>preview</c> to show.</summary>
    public IReadOnlyList<Derivation> Derivations { get; init; } = [];

    /// <summary>
    /// Visibility timeout = 6 × function timeout + batching window: room for the retries that Lambda makes when it is
    /// throttled. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    /// </summary>
    public static TimeSpan VisibilityFor(TimeSpan timeout, TimeSpan batchingWindow) => (6 * timeout) + batchingWindow;
}
