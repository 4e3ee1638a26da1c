namespace Tests.Policies;

/// <summary>Lambda's permissions let in one topic, or one account that the settings name; never a service for whomever it works.</summary>
[Trait("Control", "Lambda.1")]
public sealed class EveryPermissionNamesItsCaller
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAny(landscape.Of(AwsType.Permission), permission =>
            permission.Text("principal") is var principal && principal.EndsWith(".amazonaws.com", StringComparison.Ordinal)
                ? landscape.ByArn(permission.TextOrNull("sourceArn")) is null ? "lets a service in for anybody" : null
            : landscape.Settings.Ingest?.Callers.Accounts.Contains(principal) != true ? $"lets {principal} in, whom the settings do not name"
            : null);
    }

    [Fact]
    public async Task And_there_are_permissions_of_both_kinds_to_look_at()
    {
        var principals = (await Stacks.OfAsync(Stacks.Everything)).Of(AwsType.Permission).Select(permission => permission.Text("principal")).Distinct();

        Assert.Equal(["210987654321", "sns.amazonaws.com"], principals.Order(StringComparer.Ordinal));
    }
}
