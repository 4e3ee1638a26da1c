namespace Tests.Policies;

/// <summary>A deletion by mistake can be taken back for as long as KMS offers; the policy is written out and leaves its administrators in.</summary>
[Trait("Control", "KMS.3")]
[Trait("Control", "KMS.4")]
public sealed class EveryKeyRotatesAndHasA30DayWindow
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAny(landscape.Of(AwsType.Key), key =>
            !key.Flag("enableKeyRotation") ? "does not rotate"
            : key.Integer("deletionWindowInDays") != 30 ? "can be gone in less than 30 days"
            : key.Flag("bypassPolicyLockoutSafetyCheck") ? "may lock everybody out"
            : key.TextOrNull("description") is null ? "does not say what it is for"
            : null);
        Assert.Equal(stack == Stacks.ServiceKeys ? 0 : 1, landscape.Of(AwsType.Key).Count());
    }
}
