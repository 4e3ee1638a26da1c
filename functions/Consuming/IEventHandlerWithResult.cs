namespace Functions.Consuming;

/// <summary>
/// A handler with a result, which is remembered with the event: when the event comes again, the same result is given back
/// and the handler does not run. It is the function's response to a topic or a caller, not to a queue, which takes none.
/// </summary>
/// <typeparam name="TEvent">The record of the event's data, from <c>events/</c>.</typeparam>
/// <typeparam name="TResult">Its JSON has at most 300 KiB; an event whose result has more fails permanently.</typeparam>
public interface IEventHandler<in TEvent, TResult>
{
    /// <inheritdoc cref="IEventHandler{TEvent}.Handle"/>
    Task<TResult> Handle(TEvent data, EventContext context, CancellationToken remainingTime);
}
