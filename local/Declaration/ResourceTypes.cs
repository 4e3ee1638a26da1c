namespace Local.Declaration;

/// <summary>Pulumi's tokens of the resource types that the laptop knows.</summary>
internal static class ResourceTypes
{
    public const string Queue = "aws:sqs/queue:Queue";
    public const string Topic = "aws:sns/topic:Topic";
    public const string TopicSubscription = "aws:sns/topicSubscription:TopicSubscription";
    public const string Function = "aws:lambda/function:Function";
    public const string Alias = "aws:lambda/alias:Alias";
    public const string EventSourceMapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
    public const string FunctionEventInvokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
    public const string Permission = "aws:lambda/permission:Permission";
    public const string Table = "aws:dynamodb/table:Table";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Role = "aws:iam/role:Role";
    public const string Policy = "aws:iam/policy:Policy";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string RolePolicyAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    public const string MetricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    public const string CompositeAlarm = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
    public const string Key = "aws:kms/key:Key";
    public const string KeyAlias = "aws:kms/alias:Alias";
    public const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    public const string TopicPolicy = "aws:sns/topicPolicy:TopicPolicy";

    public const string ProvisionedConcurrencyConfig = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
    public const string ScalableTarget = "aws:appautoscaling/target:Target";
    public const string ScalingPolicy = "aws:appautoscaling/policy:Policy";
    public const string ScheduledAction = "aws:appautoscaling/scheduledAction:ScheduledAction";

    /// <summary>Declared in AWS, without effect on which way a message goes.</summary>
    public static readonly IReadOnlySet<string> WithoutEffectOnTheFlow = new HashSet<string>
    {
        LogGroup,
        Role,
        Policy,
        RolePolicy,
        RolePolicyAttachment,
        Key,
        KeyAlias,
        MetricAlarm,
        CompositeAlarm,
        "aws:cloudwatch/dashboard:Dashboard",
        "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        "aws:lambda/functionUrl:FunctionUrl",
        "aws:lambda/codeSigningConfig:CodeSigningConfig",
        ProvisionedConcurrencyConfig,
        ScalableTarget,
        ScalingPolicy,
        ScheduledAction,
        "aws:codedeploy/application:Application",
        "aws:codedeploy/deploymentConfig:DeploymentConfig",
        "aws:codedeploy/deploymentGroup:DeploymentGroup",
        TopicPolicy,
        QueuePolicy,
        "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    };
}
