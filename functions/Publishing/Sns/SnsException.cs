using System.Net;
using Functions.Calls;

namespace Functions.Publishing.Sns;

/// <summary>A request to SNS failed as a whole, or got no answer.</summary>
/// <param name="code">SNS's error code, or one of <see cref="PublishCode"/>.</param>
/// <param name="message">What SNS says, or what went wrong on the way.</param>
/// <param name="status">The HTTP status; null if there was no answer.</param>
public sealed class SnsException(string code, string message, HttpStatusCode? status) : Exception(message)
{
    public string Code { get; } = code;

    public HttpStatusCode? Status { get; } = status;

    public bool IsThrottled => Status == HttpStatusCode.TooManyRequests || ThrottleCode.Is(Code);

    /// <summary>A throttle, a fault of the service, or a failure of the connection: gone, perhaps, the next time.</summary>
    public bool IsWorthRetrying =>
        IsThrottled
        || Code is PublishCode.ConnectionFailed or PublishCode.UnreadableAnswer
        || Status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout;
}
