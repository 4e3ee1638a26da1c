namespace Tests.Policies;

/// <summary>Two resources of one kind with one name overwrite each other, and a name too long fails only when it is deployed.</summary>
public sealed class NamesAreUniqueAndWithinAwsLimits
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            Named.SelectMany(kind => landscape.Of(kind.Type).Select(resource => (Resource: resource, kind.Most, Name: resource.Text(kind.Property)))),
            named => named.Name.Length > named.Most ? $"its name has {named.Name.Length} characters, AWS allows {named.Most}"
                : named.Name.Contains(stack, StringComparison.Ordinal) ? null : $"its name `{named.Name}` does not say of which stack it is");
    }

    [Theory, EveryStack]
    public async Task And_no_two_of_a_kind_have_one(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        // Alarms of both kinds share their names.
        var kinds = Named.Select(kind => kind.Type is AwsType.MetricAlarm or AwsType.CompositeAlarm ? kind with { Family = "alarm" } : kind);

        Sentence.HoldsForAll(
            kinds.SelectMany(kind => landscape.Of(kind.Type).Select(resource => (kind.Family, Name: resource.Text(kind.Property)))).GroupBy(named => named),
            same => same.Count() == 1 ? null : $"{same.Key} is the name of {same.Count()}");
    }

    // Each limit is in the API's reference of what creates it, such as
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    private static readonly (string Type, string Property, int Most, string Family)[] Named =
    [
        (AwsType.Queue, "name", 80, AwsType.Queue),
        (AwsType.Topic, "name", 256, AwsType.Topic),
        (AwsType.Function, "name", 64, AwsType.Function),
        (AwsType.Role, "name", 64, AwsType.Role),
        (AwsType.RolePolicy, "name", 128, AwsType.RolePolicy),
        (AwsType.MetricAlarm, "name", 255, AwsType.MetricAlarm),
        (AwsType.CompositeAlarm, "alarmName", 255, AwsType.CompositeAlarm),
        (AwsType.LogGroup, "name", 512, AwsType.LogGroup),
        (AwsType.Table, "name", 255, AwsType.Table),
        (AwsType.KeyAlias, "name", 256, AwsType.KeyAlias),
        (AwsType.DeploymentGroup, "deploymentGroupName", 100, AwsType.DeploymentGroup),
    ];
}
