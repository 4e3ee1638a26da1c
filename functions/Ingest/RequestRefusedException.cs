using System.Net;

namespace Ingest;

/// <summary>The request as a whole is refused, before any of its events is looked at.</summary>
internal sealed class RequestRefusedException(HttpStatusCode status, string error) : Exception(error)
{
    public HttpStatusCode Status { get; } = status;
}
