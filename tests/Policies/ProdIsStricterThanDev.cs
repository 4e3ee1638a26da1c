namespace Tests.Policies;

/// <summary>What may be lost in development must not be in production.</summary>
public sealed class ProdIsStricterThanDev
{
    [Fact]
    public async Task Its_state_is_protected()
    {
        Assert.DoesNotContain((await Stacks.OfAsync(Stacks.Development)).Resources, resource => resource.Protect);
        Assert.Contains((await Stacks.OfAsync(Stacks.Production)).Resources, resource => resource.Protect);
    }

    [Fact]
    public async Task Somebody_hears_of_its_alarms()
    {
        var production = await Stacks.OfAsync(Stacks.Production);

        Assert.Contains(production.Of(AwsType.TopicSubscription), subscription =>
            subscription.Text("protocol") is "email" or "https" && production.ByArn(subscription.Text("topic"))!.Text("name") == "prod-alerts");
    }

    [Fact]
    public async Task It_keeps_messages_and_logs_for_longer()
    {
        var (development, production) = (await Stacks.OfAsync(Stacks.Development), await Stacks.OfAsync(Stacks.Production));

        Assert.True(Least(production, AwsType.LogGroup, "retentionInDays") > Least(development, AwsType.LogGroup, "retentionInDays"));
        Assert.True(Least(production, AwsType.Queue, "messageRetentionSeconds") > Least(development, AwsType.Queue, "messageRetentionSeconds"));
    }

    [Fact]
    public async Task It_moves_traffic_to_a_new_version_step_by_step_and_back_at_an_alarm()
    {
        var production = await Stacks.OfAsync(Stacks.Production);
        var alarms = production.Of(AwsType.MetricAlarm).Select(alarm => alarm.Text("name")).ToHashSet();

        Assert.Equal(production.Settings.Consumers.Count, production.Of(AwsType.DeploymentGroup).Count());
        Sentence.HoldsForAll(production.Of(AwsType.DeploymentGroup), group =>
            group.Map("alarmConfiguration") is not { } watched || watched["enabled"] is not true ? "is guarded by no alarm"
            : ((System.Collections.Immutable.ImmutableArray<object>)watched["alarms"]) is var names && names.Length > 0 && names.All(name => alarms.Contains((string)name)) ? null
            : "is guarded by alarms that are not there");
    }

    private static int? Least(Landscape landscape, string type, string input) => landscape.Of(type).Min(resource => resource.Integer(input));
}
