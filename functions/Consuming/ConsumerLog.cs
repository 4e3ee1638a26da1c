using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Functions.Consuming;

/// <summary>The accounting line: exactly one per record and attempt. Its fields and their order are read by programs.</summary>
internal static partial class ConsumerLog
{
    private const int LongestName = 256;
    public const int LongestReason = 500;

    public static void Account(ILogger log, string consumer, RecordAccount account, TimeSpan duration)
    {
        var (level, outcome) = account.Outcome switch
        {
            RecordOutcome.Processed => (LogLevel.Information, "processed"),
            RecordOutcome.Duplicate => (LogLevel.Information, "duplicate"),
            _ => (LogLevel.Error, "failed"),
        };
        Account(
            log,
            level,
            consumer,
            outcome,
            LogText.OneLine(account.MessageId, LongestName),
            LogText.OneLine(account.EventId, LongestName),
            LogText.OneLine(account.EventType, LongestName),
            account.Attempt,
            (long)duration.TotalMilliseconds,
            LogText.OneLine(account.Reason, LongestReason));
    }

#pragma warning disable SYSLIB1015 // On purpose not in the text: they are fields, for programs; the message is for people.
    [LoggerMessage(EventId = 1, EventName = "record", Message = "event {outcome}")]
    private static partial void Account(
        ILogger log,
        LogLevel level,
        string consumer,
        string outcome,
        string? messageId,
        string? eventId,
        string? eventType,
        int? attempt,
        long durationMs,
        string? reason);
#pragma warning restore SYSLIB1015
}
