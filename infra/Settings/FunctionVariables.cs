namespace Infra.Settings;

/// <summary>The variables that the stack sets for its functions; functions/ names each that it needs.</summary>
public static class FunctionVariables
{
    /// <summary>Lambda's .NET runtime would put a prefix before each line, and the line would not be JSON any more.</summary>
    public const string LogFormat = "AWS_LAMBDA_HANDLER_LOG_FORMAT";

    public const string Consumer = "CONSUMER_NAME";
    public const string Timeout = "FUNCTION_TIMEOUT_SECONDS";
    public const string HandledEvents = "IDEMPOTENCY_TABLE";
    public const string State = "STATE_TABLE";
    public const string Topics = "TOPICS";

    /// <summary>The queue whose messages a consumer lets rest; a function that topics invoke has none.</summary>
    public const string Queue = "QUEUE_URL";

    /// <summary>Where a consumer sends what no attempt will mend.</summary>
    public const string DeadLetterQueue = "DEAD_LETTER_QUEUE_URL";

    public const string Failures = "FAILURES_TABLE";
    public const string OnInvalid = "ON_INVALID";
    public const string FirstRest = "RETRY_BACKOFF_FIRST_SECONDS";
    public const string MostRest = "RETRY_BACKOFF_MOST_SECONDS";
    public const string LogPayloads = "LOG_PAYLOADS";

    public const string Outbox = "OUTBOX_NAME";
    public const string OutboxTable = "OUTBOX_TABLE";
    public const string OutboxRetention = "OUTBOX_RETENTION_SECONDS";

    public static IReadOnlyList<string> Names { get; } =
    [
        LogFormat, Consumer, Timeout, HandledEvents, State, Topics, Queue, DeadLetterQueue, Failures, OnInvalid, FirstRest, MostRest, LogPayloads,
        Outbox, OutboxTable, OutboxRetention,
    ];
}
