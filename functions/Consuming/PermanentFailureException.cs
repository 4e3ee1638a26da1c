namespace Functions.Consuming;

/// <summary>
/// Thrown by a handler when no further attempt can help. The consumer then sends the message to its dead-letter queue at
/// once, with the reason, instead of letting it fail until the queue gives it up. Any other exception means: try again.
/// </summary>
/// <param name="reason">One line, for whoever looks at the dead letter. It is logged: no secrets, no personal details.</param>
/// <param name="cause">What led to it, if an exception did.</param>
public sealed class PermanentFailureException(string reason, Exception? cause = null) : Exception(reason, cause);
