namespace Tests.Policies;

/// <summary>An event that is slow somewhere can be followed to where.</summary>
[Trait("Control", "Lambda.7")]
public sealed class EveryFunctionTraces
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function => function.Map("tracingConfig")?["mode"] as string == "Active" ? null : "is not traced");
    }
}
