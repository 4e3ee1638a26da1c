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

    public static IReadOnlyList<string> Names { get; } = [LogFormat, Consumer, Timeout, HandledEvents, State, Topics];
}
