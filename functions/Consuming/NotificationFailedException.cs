namespace Functions.Consuming;

/// <summary>
/// A notification that a topic sent to the function itself was not handled. Thrown out of the handler, because an
/// asynchronous invocation knows no other way to fail: Lambda tries it twice more and then sends it, with this message, to
/// the function's on-failure destination (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
/// </summary>
public sealed class NotificationFailedException(string message) : Exception(message);
