using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>A log group that Lambda or SNS makes by itself is kept for ever, and in plain text.</summary>
[Trait("Control", "SNS.2")]
public sealed class EveryLogIsWrittenToADeclaredLogGroup
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function =>
            WhyNot(landscape, function.Map("loggingConfig")?["logGroup"] as string, landscape.GrantsOf(function), function.Text("role")));
        Sentence.HoldsForAll(
            landscape.Of(AwsType.Topic).Where(topic => topic.TextOrNull("sqsFailureFeedbackRoleArn") is not null)
                .SelectMany(topic => new[] { "", "/Failure" }.Select(kind => (Topic: topic, Group: $"sns/{landscape.Region}/{landscape.Account}/{topic.Text("name")}{kind}"))),
            delivery => WhyNot(landscape, delivery.Group, GrantsOf(landscape, delivery.Topic.Text("sqsFailureFeedbackRoleArn")), delivery.Topic.Text("sqsFailureFeedbackRoleArn")));
    }

    [Theory, EveryStack]
    public async Task And_every_topic_that_carries_events_logs_its_deliveries(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Settings.Topics.Select(topic => landscape.Of(AwsType.Topic).Single(declared => declared.Name == topic.Name)),
            topic => topic.TextOrNull("sqsFailureFeedbackRoleArn") is null || topic.TextOrNull("sqsSuccessFeedbackRoleArn") is null ? "logs nothing" : null);
    }

    private static Policy GrantsOf(Landscape landscape, string role) =>
        landscape.IdentityPolicies.Single(policy => policy.Owner.Text("role") == landscape.ByArn(role)!.Text("name"));

    private static string? WhyNot(Landscape landscape, string? group, Policy grants, string role) =>
        landscape.Of(AwsType.LogGroup).SingleOrDefault(declared => declared.Text("name") == group) is not { } found ? $"writes to {group}, which is not declared"
        : new[] { "logs:CreateLogStream", "logs:PutLogEvents" }
            .Any(action => !grants.Allows(Asked.OfRole(role, action, $"{found.Text("arn")}:log-stream:any"))) ? $"may not write to {group}"
        : null;
}
