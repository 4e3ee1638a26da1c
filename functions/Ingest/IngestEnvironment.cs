using System.Globalization;
using Functions.Publishing;

namespace Ingest;

/// <summary>What the stack tells the ingest function, as environment variables.</summary>
public sealed class IngestEnvironment
{
    /// <summary>Lambda's own default. https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html</summary>
    private const double DefaultTimeout = 3;

    /// <param name="variable">The value of a variable, or null: <see cref="Environment.GetEnvironmentVariable(string)"/> in Lambda.</param>
    /// <exception cref="InvalidOperationException">A variable is missing or no use; the message names it.</exception>
    public IngestEnvironment(Func<string, string?> variable)
    {
        Topics = Topics.Read(variable("TOPICS") is { Length: > 0 } topics ? topics : throw new InvalidOperationException(
            "The environment variable TOPICS is not set: the stack sets it on the ingest function."));
        Timeout = variable("FUNCTION_TIMEOUT_SECONDS") is { Length: > 0 } seconds ? Seconds(seconds) : TimeSpan.FromSeconds(DefaultTimeout);
    }

    /// <summary>The topics that it may publish to: variable <c>TOPICS</c>, see <see cref="Functions.Publishing.Topics"/>.</summary>
    public Topics Topics { get; }

    /// <summary>The function's timeout, variable <c>FUNCTION_TIMEOUT_SECONDS</c>; 3 s, Lambda's default, if it is not set.</summary>
    public TimeSpan Timeout { get; }

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 900
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"The environment variable FUNCTION_TIMEOUT_SECONDS must be a number above 0 and up to 900, is `{value}`.");
}
