namespace Tests.Policies;

/// <summary>Pulumi's tokens of the resource types that the sentences are about.</summary>
internal static class AwsType
{
    public const string Alias = "aws:lambda/alias:Alias";
    public const string CodeSigningConfig = "aws:lambda/codeSigningConfig:CodeSigningConfig";
    public const string CompositeAlarm = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
    public const string DeploymentGroup = "aws:codedeploy/deploymentGroup:DeploymentGroup";
    public const string EventInvokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
    public const string EventSourceMapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
    public const string Function = "aws:lambda/function:Function";
    public const string FunctionUrl = "aws:lambda/functionUrl:FunctionUrl";
    public const string Key = "aws:kms/key:Key";
    public const string KeyAlias = "aws:kms/alias:Alias";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string MetricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    public const string Permission = "aws:lambda/permission:Permission";
    public const string Provider = "pulumi:providers:aws";
    public const string ProvisionedConcurrency = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
    public const string Queue = "aws:sqs/queue:Queue";
    public const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    public const string RedriveAllowPolicy = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
    public const string Role = "aws:iam/role:Role";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string ScalableTarget = "aws:appautoscaling/target:Target";
    public const string Table = "aws:dynamodb/table:Table";
    public const string Topic = "aws:sns/topic:Topic";
    public const string TopicPolicy = "aws:sns/topicPolicy:TopicPolicy";
    public const string TopicSubscription = "aws:sns/topicSubscription:TopicSubscription";
}
