namespace Tests.Policies;

/// <summary>Paid per request: there is no capacity to run out of.</summary>
[Trait("Control", "DynamoDB.1")]
public sealed class EveryTableScalesByItself
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Table), table => table.TextOrNull("billingMode") == "PAY_PER_REQUEST" ? null : "has a fixed capacity");
    }
}
