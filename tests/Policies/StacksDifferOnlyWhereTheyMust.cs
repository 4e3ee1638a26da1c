namespace Tests.Policies;

/// <summary>What production consists of has been tried out before: it adds who is told, and how traffic moves.</summary>
public sealed class StacksDifferOnlyWhereTheyMust
{
    [Fact]
    public async Task Development_and_staging_consist_of_the_same() =>
        Assert.Equal(Names(await Stacks.OfAsync(Stacks.Development)), Names(await Stacks.OfAsync("staging")));

    [Fact]
    public async Task Production_adds_subscribers_of_alerts_and_traffic_shifts_alone()
    {
        var (staging, production) = (Names(await Stacks.OfAsync("staging")), Names(await Stacks.OfAsync(Stacks.Production)));

        Assert.Empty(staging.Except(production));
        Sentence.HoldsForAll(production.Except(staging), added =>
            added.Type.StartsWith("aws:codedeploy/", StringComparison.Ordinal)
            || added.Name.StartsWith("shifting", StringComparison.Ordinal)
            || (added.Type == AwsType.TopicSubscription && added.Name.StartsWith("alert", StringComparison.Ordinal)) ? null : "is only in production");
    }

    private static List<(string Type, string Name)> Names(Landscape landscape) => [.. landscape.Resources.Select(resource => (resource.Type, resource.Name)).Order()];
}
