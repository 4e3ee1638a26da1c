namespace Tests.Policies;

/// <summary>With the stack's own key; or, where it is not wanted, with those that the services have.</summary>
[Trait("Control", "SQS.1")]
[Trait("Control", "SNS.1")]
public sealed class EverythingThatRestsIsEncrypted
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Queue), queue =>
            queue.TextOrNull("kmsMasterKeyId") == landscape.KeyArn && queue.Flag("sqsManagedSseEnabled") == (landscape.KeyArn is null) ? null : "is not encrypted");
        Sentence.HoldsForAll(landscape.Of(AwsType.Topic), topic => topic.TextOrNull("kmsMasterKeyId") == landscape.KeyArn ? null : "has another key");
        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function => function.TextOrNull("kmsKeyArn") == landscape.KeyArn ? null : "has its environment under another key");
    }
}
