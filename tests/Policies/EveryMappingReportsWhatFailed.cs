namespace Tests.Policies;

/// <summary>One bad message must not bring a whole batch back.</summary>
public sealed class EveryMappingReportsWhatFailed
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.EventSourceMapping),
            mapping => mapping.List("functionResponseTypes").Contains("ReportBatchItemFailures") ? null : "fails in batches");
    }
}
