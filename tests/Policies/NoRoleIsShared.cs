namespace Tests.Policies;

/// <summary>One role, one user, one policy: what one may do, no other may.</summary>
public sealed class NoRoleIsShared
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        var users = landscape.Of(AwsType.Function).Select(function => function.Text("role"))
            .Concat(landscape.Of(AwsType.Topic).Select(topic => topic.TextOrNull("sqsFailureFeedbackRoleArn")).OfType<string>())
            .Concat(landscape.Of(AwsType.DeploymentGroup).Select(group => group.Text("serviceRoleArn")).Distinct())
            .ToList();

        Sentence.HoldsForAll(landscape.Of(AwsType.Role), role =>
            users.Count(user => user == role.Text("arn")) is not 1 and var count ? $"has {count} users"
            : landscape.Of(AwsType.RolePolicy).Count(policy => policy.Text("role") == role.Text("name")) != 1 ? "has not one policy"
            : null);
    }
}
