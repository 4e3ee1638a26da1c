namespace Tests.Policies;

/// <summary>Less, and a message comes back while it is still being worked on. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html</summary>
public sealed class EveryVisibilityTimeoutIsSixFunctionTimeouts
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.MappingsOfQueues, mapping =>
        {
            var timeout = landscape.FunctionOfAlias(mapping.Text("functionName")).Seconds("timeout")!.Value;
            var window = mapping.Seconds("maximumBatchingWindowInSeconds") ?? TimeSpan.Zero;
            var visibility = landscape.ByArn(mapping.Text("eventSourceArn"))!.Seconds("visibilityTimeoutSeconds");
            return visibility >= (6 * timeout) + window ? null : $"shows messages again after {visibility}, with a timeout of {timeout} and a window of {window}";
        });
    }
}
