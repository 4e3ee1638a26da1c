using Functions.Consuming;
using Functions.Consuming.Failures;
using Xunit;

namespace Tests.Functions;

public sealed class ConsumerEnvironmentTests
{
    private readonly Dictionary<string, string> variables = new()
    {
        ["CONSUMER_NAME"] = "welcome-email",
        ["IDEMPOTENCY_TABLE"] = "idempotency",
        ["FUNCTION_TIMEOUT_SECONDS"] = "30",
        ["STATE_TABLE"] = "outbox",
    };

    [Fact]
    public void Everything_that_the_stack_sets_is_read()
    {
        var environment = Read();

        Assert.Equal(("welcome-email", "idempotency", "outbox"), (environment.Consumer, environment.IdempotencyTable, environment.StateTable));
        Assert.Equal(TimeSpan.FromSeconds(30), environment.Timeout);
    }

    [Theory]
    [InlineData("CONSUMER_NAME")]
    [InlineData("IDEMPOTENCY_TABLE")]
    [InlineData("FUNCTION_TIMEOUT_SECONDS")]
    [InlineData("STATE_TABLE")]
    public void A_missing_variable_is_named(string name)
    {
        variables.Remove(name);

        var error = Assert.Throws<InvalidOperationException>(() => Read().StateTable);

        Assert.StartsWith($"The environment variable {name} is not set", error.Message);
    }

    [Fact]
    public void A_consumer_without_state_needs_no_state_table()
    {
        variables.Remove("STATE_TABLE");

        Assert.Equal("welcome-email", Read().Consumer);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("901")]
    [InlineData("NaN")]
    public void A_timeout_that_Lambda_does_not_know_is_refused(string timeout)
    {
        variables["FUNCTION_TIMEOUT_SECONDS"] = timeout;

        Assert.Contains($"is `{timeout}`", Assert.Throws<InvalidOperationException>(Read).Message);
    }

    [Fact]
    public void What_is_done_about_failures_is_read_too()
    {
        variables["AWS_LAMBDA_FUNCTION_NAME"] = "dev-welcome-email";
        variables["QUEUE_URL"] = "https://q";
        variables["DEAD_LETTER_QUEUE_URL"] = "https://dlq";
        variables["FAILURES_TABLE"] = "failures";
        variables["ON_INVALID"] = "discard";
        variables["LOG_PAYLOADS"] = "true";
        variables["RETRY_BACKOFF_FIRST_SECONDS"] = "1.5";
        variables["RETRY_BACKOFF_MOST_SECONDS"] = "60";

        var environment = Read();

        Assert.Equal(
            ("dev-welcome-email", "https://q", "https://dlq", "failures"),
            (environment.Function, environment.QueueUrl, environment.DeadLetterQueueUrl, environment.FailuresTable));
        Assert.Equal((OnInvalid.Discard, true), (environment.OnInvalid, environment.LogsPayloads));
    }

    [Fact]
    public void Where_the_stack_says_nothing_failures_are_left_to_the_queue_and_payloads_unlogged()
    {
        var environment = Read();

        Assert.Equal((null, null, null), (environment.QueueUrl, environment.DeadLetterQueueUrl, environment.FailuresTable));
        Assert.Equal(("welcome-email", OnInvalid.DeadLetter, false), (environment.Function, environment.OnInvalid, environment.LogsPayloads));
    }

    [Theory]
    [InlineData("ON_INVALID", "drop", "ON_INVALID must be `deadLetter` or `discard`, is `drop`")]
    [InlineData("RETRY_BACKOFF_FIRST_SECONDS", "0", "RETRY_BACKOFF_FIRST_SECONDS must be a number above 0 and up to 43200, is `0`")]
    [InlineData("RETRY_BACKOFF_FIRST_SECONDS", "61", "RETRY_BACKOFF_FIRST_SECONDS must be at most RETRY_BACKOFF_MOST_SECONDS, which is 60, is `61`")]
    [InlineData("RETRY_BACKOFF_MOST_SECONDS", "", "RETRY_BACKOFF_MOST_SECONDS is not set")]
    public void A_variable_that_is_no_use_is_named_with_what_is_allowed(string name, string value, string reason)
    {
        variables["RETRY_BACKOFF_FIRST_SECONDS"] = "10";
        variables["RETRY_BACKOFF_MOST_SECONDS"] = "60";
        variables[name] = value;

        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(Read).Message);
    }

    private ConsumerEnvironment Read() => new(variables.GetValueOrDefault);
}
