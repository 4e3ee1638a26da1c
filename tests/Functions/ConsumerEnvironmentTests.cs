using Functions.Consuming;
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

    private ConsumerEnvironment Read() => new(variables.GetValueOrDefault);
}
