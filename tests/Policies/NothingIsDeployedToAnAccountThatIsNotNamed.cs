using System.Text.Json;

namespace Tests.Policies;

/// <summary>The provider refuses every account but the one that the settings name.</summary>
public sealed class NothingIsDeployedToAnAccountThatIsNotNamed
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.Provider),
            provider => JsonSerializer.Deserialize<string[]>(provider.Text("allowedAccountIds")) is [var account] && account == landscape.Account ? null : "takes any account");
        Assert.Single(landscape.Of(AwsType.Provider));
    }
}
