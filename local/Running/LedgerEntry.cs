using Local.Worlds;

namespace Local.Running;

/// <summary>One publication at one subscription, as far as its story has gone.</summary>
public sealed class LedgerEntry(DeclaredConsumer? consumer, DateTimeOffset published)
{
    public DeclaredConsumer? Consumer { get; } = consumer;

    /// <summary>No queue lies between the topic and the consumer.</summary>
    public bool IsDirect { get; init; }

    public Outcome Outcome { get; set; } = Outcome.InFlight;

    public DateTimeOffset? Ended { get; set; }

    public int Attempts { get; set; }

    public string? Reason { get; set; }

    public bool IsDuplicate { get; set; }

    /// <summary>Its consumer dropped it: it is no event that it takes.</summary>
    public bool IsDiscarded { get; set; }

    /// <summary>Its consumer says that it has sent it to the dead-letter queue.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>It has been seen there.</summary>
    public bool IsInDeadLetterQueue { get; set; }

    public TimeSpan? Latency => Ended - published;
}
