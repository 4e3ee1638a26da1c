using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Ingest;

/// <summary>The accounting line: exactly one per request, counts and ids and no payload. Its fields and their order are read by programs.</summary>
internal static partial class IngestLog
{
    private const int LongestId = 256;
    private const int LongestList = 4_000;
    private const int LongestReason = 500;

    public static void Account(ILogger log, RequestAccount account, TimeSpan duration)
    {
        var (level, outcome) = account.Outcome switch
        {
            RequestOutcome.Accepted => (LogLevel.Information, "accepted"),
            RequestOutcome.Refused => (LogLevel.Warning, "refused"),
            _ => (LogLevel.Error, "failed"),
        };
        Account(
            log,
            level,
            outcome,
            LogText.OneLine(account.RequestId, LongestId),
            (int)account.Status,
            account.Events,
            account.Published,
            account.Failed,
            account.EventIds.Count == 0 ? null : LogText.OneLine(string.Join(' ', account.EventIds), LongestList),
            (long)duration.TotalMilliseconds,
            LogText.OneLine(account.Reason, LongestReason));
    }

#pragma warning disable SYSLIB1015 // On purpose not in the text: they are fields, for programs; the message is for people.
    [LoggerMessage(EventId = 1, EventName = "request", Message = "request {outcome}")]
    private static partial void Account(
        ILogger log,
        LogLevel level,
        string outcome,
        string? requestId,
        int status,
        int events,
        int published,
        int failed,
        string? eventIds,
        long durationMs,
        string? reason);
#pragma warning restore SYSLIB1015
}
