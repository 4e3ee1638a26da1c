namespace Functions.Publishing;

/// <summary>What became of one event that was to be published.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome(EventMessage message) => Message = message;

    public EventMessage Message { get; }

    /// <summary>The topic has it.</summary>
    public sealed record Accepted(EventMessage Event, string MessageId) : PublishOutcome(Event);

    /// <summary>
    /// The topic does not have it, or, after a cut connection, may have it without having said so. <paramref name="Code"/> is
    /// SNS's error code or one of <see cref="PublishCode"/>.
    /// </summary>
    public sealed record Failed(EventMessage Event, string Code, string Reason) : PublishOutcome(Event)
    {
        /// <summary>SNS asked for less, until no attempt or no time was left.</summary>
        public bool IsThrottled { get; init; }
    }
}
