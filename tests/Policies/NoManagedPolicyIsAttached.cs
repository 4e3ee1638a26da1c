namespace Tests.Policies;

/// <summary>AWS's own policies allow on everything what one role needs on one thing.</summary>
public sealed class NoManagedPolicyIsAttached
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Role), role => role.Inputs.ContainsKey("managedPolicyArns") ? "has managed policies" : null);
        Assert.DoesNotContain(landscape.Resources, resource => resource.Type.Contains("olicyAttachment", StringComparison.Ordinal));
    }
}
