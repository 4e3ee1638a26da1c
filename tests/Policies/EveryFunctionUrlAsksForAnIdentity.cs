namespace Tests.Policies;

/// <summary>A URL without one would take events from everybody.</summary>
public sealed class EveryFunctionUrlAsksForAnIdentity
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.FunctionUrl), url => url.TextOrNull("authorizationType") == "AWS_IAM" ? null : "asks for none");
    }
}
