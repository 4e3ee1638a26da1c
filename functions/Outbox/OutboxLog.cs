using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Outbox;

/// <summary>The accounting line: one per event and attempt, ids and no payload. Its fields and their order are read by programs.</summary>
internal static partial class OutboxLog
{
    private const int LongestName = 256;
    private const int LongestReason = 500;

    public static void Account(ILogger log, string outbox, RecordAccount account)
    {
        var (level, outcome) = account.Outcome switch
        {
            RecordOutcome.Published => (LogLevel.Information, "published"),
            RecordOutcome.Refused => (LogLevel.Error, "refused"),
            _ => (LogLevel.Warning, "failed"),
        };
        Account(
            log,
            level,
            outbox,
            outcome,
            LogText.OneLine(account.MessageId, LongestName),
            LogText.OneLine(account.EventId, LongestName),
            LogText.OneLine(account.EventType, LongestName),
            account.Topic,
            LogText.OneLine(account.Record.Entity, LongestName),
            LogText.OneLine(account.Record.Sequence, LongestName),
            account.Record.SequenceNumber,
            LogText.OneLine(account.Reason, LongestReason));
    }

#pragma warning disable SYSLIB1015 // On purpose not in the text: they are fields, for programs; the message is for people.
    [LoggerMessage(EventId = 1, EventName = "record", Message = "event {outcome}")]
    private static partial void Account(
        ILogger log,
        LogLevel level,
        string outbox,
        string outcome,
        string? messageId,
        string? eventId,
        string? eventType,
        string? topic,
        string? entity,
        string? sequence,
        string sequenceNumber,
        string? reason);
#pragma warning restore SYSLIB1015
}
