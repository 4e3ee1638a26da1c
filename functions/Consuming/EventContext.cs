using Events;

namespace Functions.Consuming;

/// <summary>Which event is being handled. Source and id together name an event for all time.</summary>
/// <param name="EventId">The CloudEvents <c>id</c>; the broker's message id when the producer sent a bare event.</param>
/// <param name="Source">The CloudEvents <c>source</c>; the ARN of the topic, or of the queue if no topic took part, when the producer sent a bare event.</param>
/// <param name="Type">Its type and version.</param>
/// <param name="Time">When it occurred; when the queue or the topic took it, if the producer did not say.</param>
/// <param name="Attempt">From 1: the how manieth delivery of this message this is; 1 where nobody counts, when a topic invokes the function itself.</param>
public sealed record EventContext(string EventId, string Source, EventType Type, DateTimeOffset Time, int Attempt);
