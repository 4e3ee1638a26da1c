namespace Tests.Policies;

/// <summary>A role may use the keys that it is named, by way of the services that hold what they encrypt.</summary>
[Trait("Control", "KMS.1")]
[Trait("Control", "KMS.2")]
public sealed class NoRoleDecryptsWithEveryKey
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAny(
            landscape.IdentityPolicies.SelectMany(policy => policy.Allowing.Where(statement => statement.Actions.Any(action => action.StartsWith("kms:", StringComparison.Ordinal)))
                .Select(statement => (Policy: policy, Statement: statement))),
            place => !place.Statement.Resources.SequenceEqual([landscape.KeyArn]) ? "uses other keys than the stack's"
                : !place.Statement.Conditions.Any(condition => condition.Key == "kms:ViaService") ? "uses the key by itself"
                : null);
    }
}
