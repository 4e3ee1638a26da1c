namespace Functions.Consuming;

/// <summary>What a consumer does with one type of event: the only class that a new consumer has to write.</summary>
/// <typeparam name="TEvent">The record of the event's data, from <c>events/</c>.</typeparam>
public interface IEventHandler<in TEvent>
{
    /// <summary>
    /// Handles one valid event. Returning means done, for good; a <see cref="PermanentFailureException"/> that no attempt
    /// will help; any other exception means try again later, and in the end the dead-letter queue. Their messages are logged
    /// as the reason. Runs once per event unless the process dies between the effect and its bookkeeping: write effects so
    /// that doing them again changes nothing.
    /// </summary>
    /// <param name="data">The event's data; it fits the schema of its type.</param>
    /// <param name="context">Which event this is, and the how manieth attempt.</param>
    /// <param name="remainingTime">Cancelled shortly before Lambda would end the function.</param>
    Task Handle(TEvent data, EventContext context, CancellationToken remainingTime);
}
