using Local.Declaration;

namespace Tests.Policies;

/// <summary>A function that runs wild must leave the others theirs: what polls is bounded, or reserved. What has neither is invoked by SNS, over HTTPS, or kept warm, and shares what the account has, which is watched.</summary>
public sealed class EveryFunctionHasBoundedConcurrency
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function =>
            function.Integer("reservedConcurrentExecutions") is not null
            || landscape.Of(AwsType.EventSourceMapping).Any(mapping =>
                landscape.FunctionOfAlias(mapping.Text("functionName")) == function
                && (mapping.Map("scalingConfig")?.ContainsKey("maximumConcurrency") == true || mapping.Map("provisionedPollerConfig")?.ContainsKey("maximumPollers") == true
                    // Of a stream, one invocation at a time for each of its shards.
                    || mapping.Integer("parallelizationFactor") == 1))
                ? null
            : SharesTheAccounts(landscape, function) ? null
            : "is bounded by nothing");
    }

    private static bool SharesTheAccounts(Landscape landscape, RecordedResource function)
    {
        var isPolled = landscape.Of(AwsType.EventSourceMapping).Any(mapping => landscape.FunctionOfAlias(mapping.Text("functionName")) == function);
        var isWarm = landscape.Of(AwsType.ProvisionedConcurrency).Any(warm => warm.Text("functionName") == function.Text("name"));
        return (!isPolled || isWarm) && landscape.Of(AwsType.MetricAlarm).Any(alarm => alarm.TextOrNull("metricName") == "ClaimedAccountConcurrency");
    }
}
