namespace Tests.Policies;

/// <summary>An action that AWS adds tomorrow must not be allowed today.</summary>
[Trait("Control", "IAM.1")]
[Trait("Control", "IAM.21")]
public sealed class NoPolicyStatementAllowsAWildcardAction
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Policies.SelectMany(policy => policy.Allowing.Select(statement => (Policy: policy, Statement: statement))),
            place => place.Statement.Actions.FirstOrDefault(action => action.Contains('*', StringComparison.Ordinal)) is { } action ? $"allows {action}" : null);
    }
}
