using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>What tells one queue of the stack from another.</summary>
public sealed record QueueShape
{
    public required TimeSpan Retention { get; init; }

    /// <summary>Null for a standard queue.</summary>
    public FifoSettings? Fifo { get; init; }

    /// <summary>Null: SQS's default of 30 seconds, for a queue that nothing polls.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>Null: nothing is moved away after too many receives.</summary>
    public Output<string>? RedrivePolicy { get; init; }
}
