using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tests.Policies;

/// <summary>Everybody who may look at a function reads its environment.</summary>
public sealed partial class NoEnvironmentVariableLooksLikeASecret
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.Function).SelectMany(function => ((ImmutableDictionary<string, object>)function.Map("environment")!["variables"])
                .Select(variable => (Function: function, Name: variable.Key, Value: (string)variable.Value))),
            variable => SecretName().IsMatch(variable.Name) ? "is called like a secret" : SecretValue().IsMatch(variable.Value) ? "has the value of a secret" : null);
    }

    [Theory]
    [InlineData("DB_PASSWORD", "x")]
    [InlineData("KEY_ID", "AKIAABCDEFGHIJKLMNOP")]
    [InlineData("DATABASE", "postgres://app:hunter2@db.example.com/app")]
    public void And_one_that_did_would_be_found(string name, string value) =>
        Assert.True(SecretName().IsMatch(name) || SecretValue().IsMatch(value));

    [GeneratedRegex("PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN|://[^/\\s:@]+:[^/\\s:@]+@|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-")]
    private static partial Regex SecretValue();
}
