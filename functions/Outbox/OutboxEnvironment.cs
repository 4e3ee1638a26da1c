using System.Globalization;
using Functions.Publishing;

namespace Outbox;

/// <summary>What the stack tells the function of an outbox, as environment variables.</summary>
public sealed class OutboxEnvironment
{
    /// <param name="variable">The value of a variable, or null: <see cref="Environment.GetEnvironmentVariable(string)"/> in Lambda.</param>
    /// <exception cref="InvalidOperationException">A variable is missing or no use; the message names it.</exception>
    public OutboxEnvironment(Func<string, string?> variable)
    {
        Outbox = Required(variable, "OUTBOX_NAME");
        Table = Required(variable, "OUTBOX_TABLE");
        Topics = Topics.Read(Required(variable, "TOPICS"));
        Timeout = Seconds(variable, "FUNCTION_TIMEOUT_SECONDS", most: 900);
        Retention = Seconds(variable, "OUTBOX_RETENTION_SECONDS", most: TimeSpan.FromDays(3_650).TotalSeconds);
        Function = variable("AWS_LAMBDA_FUNCTION_NAME") is { Length: > 0 } name ? name : Outbox;
    }

    /// <summary>The outbox's name in the settings.</summary>
    public string Outbox { get; }

    /// <summary>Its table.</summary>
    public string Table { get; }

    /// <summary>The topics that it publishes to: see <see cref="Functions.Publishing.Topics"/>.</summary>
    public Topics Topics { get; }

    /// <summary>The function's timeout.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long published items stay.</summary>
    public TimeSpan Retention { get; }

    /// <summary>The function's own name; the outbox's where it runs outside of Lambda.</summary>
    public string Function { get; }

    private static string Required(Func<string, string?> variable, string name) => variable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {name} is not set: the stack sets it on the function of every outbox.");

    private static TimeSpan Seconds(Func<string, string?> variable, string name, double most)
    {
        var value = Required(variable, name);
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"The environment variable {name} must be a number above 0 and up to {most:0}, is `{value}`.");
    }
}
