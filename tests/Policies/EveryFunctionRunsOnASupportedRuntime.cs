namespace Tests.Policies;

/// <summary>The newest that Lambda offers for its language; its memory and time are stated.</summary>
[Trait("Control", "Lambda.2")]
public sealed class EveryFunctionRunsOnASupportedRuntime
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function =>
            function.TextOrNull("runtime") is not ("dotnet10" or "python3.14" or "nodejs24.x") ? $"runs on {function.TextOrNull("runtime")}"
            : function.Integer("memorySize") is null || function.Integer("timeout") is null ? "leaves its memory or time to Lambda"
            : null);
    }
}
