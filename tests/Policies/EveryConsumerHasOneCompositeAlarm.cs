namespace Tests.Policies;

/// <summary>One fault sets off several alarms and should ring once, for a consumer as for a topic.</summary>
public sealed class EveryConsumerHasOneCompositeAlarm
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Settings.Consumers.Select(consumer => (Composite: consumer.Name, Parts: consumer.Name))
                .Concat(landscape.Settings.Topics.Select(topic => (Composite: $"{topic.Name}-topic", Parts: topic.Name)))
                .Concat(landscape.Settings.Ingest is null ? [] : [(Composite: "ingest", Parts: "ingest")])
                .Concat(landscape.Settings.Outboxes.Select(outbox => (Composite: outbox.ResourceName, Parts: outbox.ResourceName))),
            watched => landscape.Of(AwsType.CompositeAlarm).Count(alarm => alarm.Text("alarmName") == $"{stack}-{watched.Composite}") != 1 ? "has no composite alarm of its own"
                : landscape.Of(AwsType.CompositeAlarm).Single(alarm => alarm.Text("alarmName") == $"{stack}-{watched.Composite}") is var composite
                    && composite.List("alarmActions").Cast<string>().SequenceEqual([PeopleOf(landscape)]) ? null
                : "does not tell the people alone");
    }

    [Theory, EveryStack]
    public async Task And_every_single_alarm_is_part_of_exactly_one(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        var rules = landscape.Of(AwsType.CompositeAlarm).Select(alarm => alarm.Text("alarmRule")).ToList();

        Sentence.HoldsForAll(landscape.Of(AwsType.MetricAlarm), alarm =>
            rules.Count(rule => rule.Split(" OR ").Contains($"ALARM(\"{alarm.Text("name")}\")")) switch
            {
                1 when alarm.List("alarmActions").Contains(PeopleOf(landscape)) => "rings beside its composite alarm",
                1 => null,
                // The one alarm on the whole account has nothing to be combined with: it tells the people itself.
                0 when alarm.List("alarmActions").Contains(PeopleOf(landscape)) => null,
                var count => $"is part of {count} composite alarms",
            });
    }

    private static string PeopleOf(Landscape landscape) =>
        landscape.Of(AwsType.Topic).Single(topic => topic.Text("name") == $"{landscape.Stack}-alerts").Text("arn");
}
