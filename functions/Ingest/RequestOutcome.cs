namespace Ingest;

/// <summary>What became of one request.</summary>
internal enum RequestOutcome
{
    /// <summary>All of its events were published.</summary>
    Accepted,

    /// <summary>The request was at fault, and nothing was published.</summary>
    Refused,

    /// <summary>SNS did not take at least one of its events.</summary>
    Failed,
}
