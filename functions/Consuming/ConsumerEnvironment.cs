using System.Globalization;
using Functions.Consuming.Failures;

namespace Functions.Consuming;

/// <summary>
/// What the stack tells a consumer, as environment variables. Built once, in the constructor of the function: the local
/// host sets the environment around construction only, since several functions share its process.
/// </summary>
public sealed class ConsumerEnvironment
{
    /// <summary>SQS's longest visibility timeout.</summary>
    private const double LongestWait = 43_200;

    private readonly string? stateTable;
    private readonly (TimeSpan First, TimeSpan Most)? backoff;

    /// <param name="variable">The value of a variable, or null: <see cref="Environment.GetEnvironmentVariable(string)"/> in Lambda.</param>
    /// <exception cref="InvalidOperationException">A variable is missing or no use; the message names it.</exception>
    public ConsumerEnvironment(Func<string, string?> variable)
    {
        Consumer = Required(variable, "CONSUMER_NAME");
        IdempotencyTable = Required(variable, "IDEMPOTENCY_TABLE");
        Timeout = Seconds("FUNCTION_TIMEOUT_SECONDS", Required(variable, "FUNCTION_TIMEOUT_SECONDS"), most: 900);
        stateTable = variable("STATE_TABLE");
        Function = Optional(variable, "AWS_LAMBDA_FUNCTION_NAME") ?? Consumer;
        QueueUrl = Optional(variable, "QUEUE_URL");
        DeadLetterQueueUrl = Optional(variable, "DEAD_LETTER_QUEUE_URL");
        FailuresTable = Optional(variable, "FAILURES_TABLE");
        OnInvalid = Optional(variable, "ON_INVALID") switch
        {
            null or "deadLetter" => OnInvalid.DeadLetter,
            "discard" => OnInvalid.Discard,
            var other => throw new InvalidOperationException($"The environment variable ON_INVALID must be `deadLetter` or `discard`, is `{other}`."),
        };
        backoff = BackoffOf(variable);
        LogsPayloads = variable("LOG_PAYLOADS") == "true";
    }

    /// <summary>The environment of this process.</summary>
    public static ConsumerEnvironment Read() => new(Environment.GetEnvironmentVariable);

    /// <summary>The consumer's name in the settings: <c>welcome-email</c>.</summary>
    public string Consumer { get; }

    /// <summary>The table that remembers which events were handled.</summary>
    public string IdempotencyTable { get; }

    /// <summary>The function's timeout: after it Lambda ends the process, whatever it is doing.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The function's own name; the consumer's where it runs outside of Lambda.</summary>
    public string Function { get; }

    /// <summary>The queue that the messages come from; null of a consumer that a topic invokes.</summary>
    public string? QueueUrl { get; }

    /// <summary>Where the consumer sends what it gives up; of one that a topic invokes, its failed queue.</summary>
    public string? DeadLetterQueueUrl { get; }

    /// <summary>The table of the reasons of failures.</summary>
    public string? FailuresTable { get; }

    /// <summary>What becomes of a message that is no event of this consumer.</summary>
    public OnInvalid OnInvalid { get; }

    /// <summary>Messages may be written to the log, and whatever personal details they hold.</summary>
    public bool LogsPayloads { get; }

    /// <summary>The table that this consumer owns.</summary>
    /// <exception cref="InvalidOperationException">The stack gave it none.</exception>
    public string StateTable => stateTable is { Length: > 0 } ? stateTable : throw Missing("STATE_TABLE");

    /// <summary>How long failed messages wait; null if the stack leaves that to the visibility timeout.</summary>
    internal RetryBackoff? Backoff(Func<double> jitter) => backoff is { } set ? new RetryBackoff(set.First, set.Most, jitter) : null;

    private static (TimeSpan First, TimeSpan Most)? BackoffOf(Func<string, string?> variable)
    {
        const string first = "RETRY_BACKOFF_FIRST_SECONDS", most = "RETRY_BACKOFF_MOST_SECONDS";
        if (Optional(variable, first) is null && Optional(variable, most) is null)
        {
            return null;
        }

        var set = (First: Seconds(first, Required(variable, first), LongestWait), Most: Seconds(most, Required(variable, most), LongestWait));
        return set.First <= set.Most
            ? set
            : throw new InvalidOperationException(
                $"The environment variable {first} must be at most {most}, which is {set.Most.TotalSeconds:0.###}, is `{set.First.TotalSeconds:0.###}`.");
    }

    private static string? Optional(Func<string, string?> variable, string name) => variable(name) is { Length: > 0 } value ? value : null;

    private static string Required(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : throw Missing(name);

    private static InvalidOperationException Missing(string name) =>
        new($"The environment variable {name} is not set: the stack sets it on the function of every consumer that needs it.");

    private static TimeSpan Seconds(string name, string value, double most) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"The environment variable {name} must be a number above 0 and up to {most:0}, is `{value}`.");
}
