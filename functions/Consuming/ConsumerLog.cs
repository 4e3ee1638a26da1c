using Functions.Logging;
using Microsoft.Extensions.Logging;

namespace Functions.Consuming;

/// <summary>The accounting line: exactly one per record and attempt. Its fields and their order are read by programs.</summary>
internal static partial class ConsumerLog
{
    public const int LongestName = 256;
    public const int LongestReason = 500;
    private const int LongestPayload = 4_000;

    /// <param name="log">Where to.</param>
    /// <param name="consumer">Whose account.</param>
    /// <param name="account">What became of the record.</param>
    /// <param name="duration">How long the attempt took.</param>
    /// <param name="payload">The message, if the stack wants payloads in the log; else null.</param>
    public static void Account(ILogger log, string consumer, RecordAccount account, TimeSpan duration, string? payload)
    {
        var (level, outcome) = account.Outcome switch
        {
            RecordOutcome.Processed => (LogLevel.Information, "processed"),
            RecordOutcome.Duplicate => (LogLevel.Information, "duplicate"),
            RecordOutcome.Discarded => (LogLevel.Warning, "discarded"),
            RecordOutcome.DeadLettered => (LogLevel.Error, "deadLettered"),
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
            account.TraceId,
            LogText.OneLine(account.Reason, LongestReason),
            LogText.OneLine(payload, LongestPayload));
    }

    /// <summary>A message could not be given its wait. It waits its visibility timeout.</summary>
    public static void NotDelayed(ILogger log, string consumer, string messageId, Exception error) =>
        NotDelayed(log, consumer, LogText.OneLine(messageId, LongestName), Reason(error));

    /// <summary>The reason of a failure could not be kept. It is in the log alone.</summary>
    public static void NotKept(ILogger log, string consumer, string messageId, Exception error) =>
        NotKept(log, consumer, LogText.OneLine(messageId, LongestName), Reason(error));

    private static string? Reason(Exception error) => LogText.OneLine($"{error.GetType().Name}: {error.Message}", LongestReason);

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
        string? traceId,
        string? reason,
        string? data);

    [LoggerMessage(EventId = 2, EventName = "wait", Level = LogLevel.Warning, Message = "the message waits its visibility timeout: it could not be given another")]
    private static partial void NotDelayed(ILogger log, string consumer, string? messageId, string? reason);

    [LoggerMessage(EventId = 3, EventName = "reason", Level = LogLevel.Warning, Message = "the reason of the failure is only in the log: it could not be kept")]
    private static partial void NotKept(ILogger log, string consumer, string? messageId, string? reason);
#pragma warning restore SYSLIB1015
}
