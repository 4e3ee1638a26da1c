using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Everyone means everyone on the internet, unless a fixed value of a condition says who.</summary>
[Trait("Control", "SNS.4")]
[Trait("Control", "SQS.3")]
[Trait("Control", "KMS.5")]
public sealed class NoPolicyLetsEveryoneInWithoutACondition
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.ResourcePolicies.SelectMany(policy => policy.Allowing.Select(statement => (Policy: policy, Statement: statement))),
            place => place.Statement.Principals is null ? "says not whom it lets in"
                : place.Statement.Principals.Any(principal => principal.IsEveryone) && !place.Statement.Conditions.Any(Fixes) ? "lets everyone in"
                : null);
    }

    private static bool Fixes(PolicyCondition condition) =>
        condition.Key is "aws:PrincipalOrgID" or "aws:PrincipalAccount" or "aws:SourceArn" or "aws:SourceAccount"
        && condition.Operator is "StringEquals" or "ArnEquals" or "ArnLike"
        && condition.Values.All(value => !value.Contains('*', StringComparison.Ordinal));
}
