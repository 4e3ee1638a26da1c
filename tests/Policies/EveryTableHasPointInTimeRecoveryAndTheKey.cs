namespace Tests.Policies;

/// <summary>A table can be brought back as it was at any second of the last 35 days.</summary>
[Trait("Control", "DynamoDB.2")]
public sealed class EveryTableHasPointInTimeRecoveryAndTheKey
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Table), table =>
            table.Map("pointInTimeRecovery")?["enabled"] is not true ? "cannot be recovered"
            : table.Map("serverSideEncryption")?["kmsKeyArn"] as string != landscape.KeyArn ? "has another key"
            : null);
    }
}
