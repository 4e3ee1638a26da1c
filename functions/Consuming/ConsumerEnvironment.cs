using System.Globalization;

namespace Functions.Consuming;

/// <summary>
/// What the stack tells a consumer, as environment variables. Built once, in the constructor of the function: the local
/// host sets the environment around construction only, since several functions share its process.
/// </summary>
public sealed class ConsumerEnvironment
{
    private readonly string? stateTable;

    /// <param name="variable">The value of a variable, or null: <see cref="Environment.GetEnvironmentVariable(string)"/> in Lambda.</param>
    /// <exception cref="InvalidOperationException">A variable is missing or no use; the message names it.</exception>
    public ConsumerEnvironment(Func<string, string?> variable)
    {
        Consumer = Required(variable, "CONSUMER_NAME");
        IdempotencyTable = Required(variable, "IDEMPOTENCY_TABLE");
        Timeout = Seconds("FUNCTION_TIMEOUT_SECONDS", Required(variable, "FUNCTION_TIMEOUT_SECONDS"));
        stateTable = variable("STATE_TABLE");
    }

    /// <summary>The environment of this process.</summary>
    public static ConsumerEnvironment Read() => new(Environment.GetEnvironmentVariable);

    /// <summary>The consumer's name in the settings: <c>welcome-email</c>.</summary>
    public string Consumer { get; }

    /// <summary>The table that remembers which events were handled.</summary>
    public string IdempotencyTable { get; }

    /// <summary>The function's timeout: after it Lambda ends the process, whatever it is doing.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The table that this consumer owns.</summary>
    /// <exception cref="InvalidOperationException">The stack gave it none.</exception>
    public string StateTable => stateTable is { Length: > 0 } ? stateTable : throw Missing("STATE_TABLE");

    private static string Required(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : throw Missing(name);

    private static InvalidOperationException Missing(string name) =>
        new($"The environment variable {name} is not set: the stack sets it on the function of every consumer that needs it.");

    private static TimeSpan Seconds(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 900
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"The environment variable {name} must be a number above 0 and up to 900, is `{value}`.");
}
