using System.Collections.Immutable;

namespace Local.Declaration.Answers;

/// <summary>Application Auto Scaling.</summary>
internal static class ScalingAnswers
{
    /// <summary>The role that AWS makes by itself for each service that it scales.</summary>
    private static readonly Dictionary<string, (string Principal, string Suffix)> ServiceRoles = new()
    {
        ["lambda"] = ("lambda.application-autoscaling.amazonaws.com", "LambdaConcurrency"),
        ["dynamodb"] = ("dynamodb.application-autoscaling.amazonaws.com", "DynamoDBTable"),
        ["ecs"] = ("ecs.application-autoscaling.amazonaws.com", "ECSService"),
        ["kafka"] = ("kafka.application-autoscaling.amazonaws.com", "KafkaCluster"),
    };

    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        ["aws:appautoscaling/target:Target"] = Target,
        ["aws:appautoscaling/policy:Policy"] = Policy,
        ["aws:appautoscaling/scheduledAction:ScheduledAction"] = ScheduledAction,
    };

    private static Created Target(NewResource target) => Created.WithArn(
        target.Text("resourceId", string.Empty),
        target.Arn("application-autoscaling", $"scalable-target/{target.Hex("id", 34)}"),
        ("roleArn", target.Text("roleArn") ?? ServiceRole(target)));

    private static Created Policy(NewResource policy)
    {
        var name = policy.PhysicalName();
        return Created.WithArn(
            name,
            policy.Arn("autoscaling", $"scalingPolicy:{policy.Uuid()}:{Scaled(policy)}:policyName/{name}"),
            ("name", name),
            ("alarmArns", AlarmsOf(policy)));
    }

    /// <summary>A target tracking policy keeps two alarms of its own; a step scaling policy is called by somebody else's.</summary>
    private static ImmutableArray<object> AlarmsOf(NewResource policy) => policy.Text("policyType") is not "TargetTrackingScaling" ? [] :
    [
        .. new[] { "AlarmHigh", "AlarmLow" }.Select(side =>
            policy.Arn("cloudwatch", $"alarm:TargetTracking-{policy.Text("resourceId")}-{side}-{policy.Uuid(side)}")),
    ];

    private static Created ScheduledAction(NewResource action)
    {
        var name = action.PhysicalName();
        return Created.WithArn(
            $"{name}-{action.Text("serviceNamespace")}-{action.Text("resourceId")}",
            action.Arn("autoscaling", $"scheduledAction:{action.Uuid()}:{Scaled(action)}:scheduledActionName/{name}"),
            ("name", name));
    }

    private static string Scaled(NewResource resource) => $"resource/{resource.Text("serviceNamespace")}/{resource.Text("resourceId")}";

    private static string? ServiceRole(NewResource target) =>
        ServiceRoles.TryGetValue(target.Text("serviceNamespace", string.Empty), out var role)
            ? target.GlobalArn("iam", $"role/aws-service-role/{role.Principal}/AWSServiceRoleForApplicationAutoScaling_{role.Suffix}")
            : null;
}
