namespace Sim.Lambda;

/// <summary>
/// A message of an invocation's batch. <paramref name="SnsMessageId"/> is null if it was sent to the queue directly; when a
/// topic invoked the function, both ids are SNS's, and the count is that of the invocations.
/// </summary>
public readonly record struct InvokedMessage(Guid MessageId, int ApproximateReceiveCount, Guid? SnsMessageId);
