namespace Tests.Policies;

/// <summary>So that traffic can be moved from version to version, and back.</summary>
public sealed class EveryFunctionIsInvokedByItsAlias
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.EventSourceMapping).Select(mapping => (Edge: mapping, Qualifier: mapping.Text("functionName")))
                .Concat(landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.Text("protocol") == "lambda")
                    .Select(subscription => (Edge: subscription, Qualifier: subscription.Text("endpoint"))))
                .Concat(landscape.Of(AwsType.ScalableTarget).Select(target => (Edge: target, Qualifier: target.Text("resourceId"))))
                .Concat(landscape.Of(AwsType.Permission, AwsType.FunctionUrl, AwsType.EventInvokeConfig, AwsType.ProvisionedConcurrency)
                    .Select(edge => (Edge: edge, Qualifier: $":{edge.TextOrNull("qualifier")}"))),
            invoked => invoked.Qualifier.EndsWith(":live", StringComparison.Ordinal) ? null : "does not go by the alias");
    }
}
