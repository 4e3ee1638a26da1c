namespace Sim.Lambda;

/// <summary>
/// What became of the events that an event source mapping read: messages of a queue, records of a stream. They only grow.
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
/// </summary>
internal sealed class EventCounts
{
    /// <summary>Read from the source.</summary>
    public long Polled { get; set; }

    /// <summary>Not let through by the filter criteria.</summary>
    public long FilteredOut { get; set; }

    /// <summary>Lambda tried to give them to the function; again for every retry.</summary>
    public long Invoked { get; set; }

    /// <summary>In a batch that failed, or of which something failed.</summary>
    public long FailedInvoke { get; set; }

    /// <summary>A throttled batch was tried, too.</summary>
    public void Refuse(int count)
    {
        Invoked += count;
        FailedInvoke += count;
    }

    /// <summary>Given up: tried too often, or too old. Of streams.</summary>
    public long Dropped { get; set; }

    /// <summary>Told of to the on-failure destination. Of streams.</summary>
    public long OnFailureDestinationDelivered { get; set; }

    /// <summary>Deleted from the queue because the function was done with them.</summary>
    public long Deleted { get; set; }
}
