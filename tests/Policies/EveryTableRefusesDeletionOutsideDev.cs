namespace Tests.Policies;

/// <summary>By AWS itself, whoever asks.</summary>
[Trait("Control", "DynamoDB.6")]
public sealed class EveryTableRefusesDeletionOutsideDev
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Table), table =>
            table.Flag("deletionProtectionEnabled") == (stack != Stacks.Development) ? null : "can be deleted outside dev, or not in it");
    }
}
