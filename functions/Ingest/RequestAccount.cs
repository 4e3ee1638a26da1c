using System.Net;

namespace Ingest;

/// <summary>The account of one request: what it asked for, and what became of it.</summary>
/// <param name="RequestId">The function URL's id of the request.</param>
internal sealed record RequestAccount(string? RequestId)
{
    public RequestOutcome Outcome { get; init; } = RequestOutcome.Refused;

    public HttpStatusCode Status { get; init; }

    /// <summary>How many events it held, as far as it could be read.</summary>
    public int Events { get; init; }

    public int Published { get; init; }

    public int Failed { get; init; }

    /// <summary>The ids of the published events; those of bare events are the topic's.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>Why not all was published.</summary>
    public string? Reason { get; init; }
}
