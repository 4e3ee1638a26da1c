namespace Tests.Policies;

/// <summary>Queues, topics, tables, logs and the key hold what no deployment brings back.</summary>
public sealed class StatefulResourcesAreProtectedOutsideDev
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.Queue, AwsType.Topic, AwsType.Table, AwsType.LogGroup, AwsType.Key),
            resource => resource.Protect == (stack != Stacks.Development) ? null : $"protect is {resource.Protect}");
    }
}
