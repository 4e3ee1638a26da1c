namespace Tests.Policies;

/// <summary>A service works for everybody: without the account or resource that it works for, anybody could have it reach what is ours.</summary>
public sealed class EveryServiceIsLetInForThisAccountAlone
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.ResourcePolicies.SelectMany(policy => policy.Allowing.Where(statement => statement.Principals!.Any(principal => principal.Kind == "Service"))
                .Select(statement => (Policy: policy, Statement: statement))),
            place => place.Statement.Conditions.Any(condition =>
                condition.Key is "aws:SourceAccount" or "aws:SourceArn" or "kms:EncryptionContext:aws:logs:arn"
                && condition.Values.All(value => value.Contains(landscape.Account, StringComparison.Ordinal))) ? null : "works for any account");
    }
}
