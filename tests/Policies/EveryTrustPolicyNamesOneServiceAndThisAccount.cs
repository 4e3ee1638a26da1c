namespace Tests.Policies;

/// <summary>A role is for one service, working for this account.</summary>
public sealed class EveryTrustPolicyNamesOneServiceAndThisAccount
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.TrustPolicies, policy =>
            policy.Statements is not [{ IsDeny: false, Principals: [{ Kind: "Service", IsEveryone: false }], Actions: ["sts:AssumeRole"] } statement] ? "is more than one service's"
            : statement.Conditions is not [{ Operator: "StringEquals", Key: "aws:SourceAccount", Values: [var account] }] || account != landscape.Account ? "is not for this account alone"
            : null);
    }
}
