namespace Infra.Settings;

/// <summary>How messages reach a consumer.</summary>
public abstract record ConsumerSource
{
    private ConsumerSource()
    {
    }

    /// <summary>Topics send to the consumer's queue, and Lambda polls it: the default.</summary>
    /// <param name="Raw">The body arrives as it was published, without SNS's envelope.</param>
    public sealed record Topic(bool Raw = false) : ConsumerSource;

    /// <summary>Topics invoke the function, asynchronously; what it gives up on goes to the consumer's failed queue.</summary>
    /// <param name="Retries">Further attempts after the first that failed.</param>
    /// <param name="MaximumEventAge">How long Lambda keeps an event that it could not hand over.</param>
    public sealed record Direct(int Retries, TimeSpan MaximumEventAge) : ConsumerSource;

    /// <summary>A plain work queue: whoever may send to it does, no topic is involved.</summary>
    /// <param name="Senders">Other accounts that may send; the stack's own always may, by their roles.</param>
    public sealed record Queue(Partners Senders) : ConsumerSource;
}
