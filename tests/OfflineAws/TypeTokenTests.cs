using Pulumi;
using Pulumi.Aws.AppAutoScaling;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Kms = Pulumi.Aws.Kms;
using Lambda = Pulumi.Aws.Lambda;
using Scaling = Pulumi.Aws.AppAutoScaling;

namespace Tests.OfflineAws;

/// <summary>One resource of each type: what the engine is asked for, by which names.</summary>
public sealed class TypeTokenTests
{
    private const string Arn = "arn:aws:sns:eu-west-1:111122223333:orders";

    [Theory]
    [MemberData(nameof(Messaging))]
    [MemberData(nameof(Functions))]
    [MemberData(nameof(Access))]
    [MemberData(nameof(Watching))]
    [MemberData(nameof(Scale))]
    public async Task Each_resource_registers_under_its_token_with_camel_case_inputs(string token, string[] inputs, Action declare)
    {
        var declared = (await DeclaredAws.OfAsync(declare)).Only;

        Assert.Equal(token, declared.Type);
        Assert.Equal(inputs, declared.Inputs.Keys.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, string[], Action> Messaging => new()
    {
        { "aws:sns/topic:Topic", ["fifoTopic", "name"], () => _ = new Topic("t", new() { Name = "orders.fifo", FifoTopic = true }) },
        { "aws:sns/topicPolicy:TopicPolicy", ["arn", "policy"], () => _ = new TopicPolicy("t", new() { Arn = Arn, Policy = "{}" }) },
        {
            "aws:sns/topicSubscription:TopicSubscription", ["endpoint", "protocol", "rawMessageDelivery", "topic"],
            () => _ = new TopicSubscription("s", new() { Topic = Arn, Protocol = "sqs", Endpoint = Arn, RawMessageDelivery = true })
        },
        {
            "aws:sns/dataProtectionPolicy:DataProtectionPolicy", ["arn", "policy"],
            () => _ = new DataProtectionPolicy("d", new() { Arn = Arn, Policy = "{}" })
        },
        { "aws:sqs/queue:Queue", ["visibilityTimeoutSeconds"], () => _ = new Queue("q", new() { VisibilityTimeoutSeconds = 30 }) },
        { "aws:sqs/queuePolicy:QueuePolicy", ["policy", "queueUrl"], () => _ = new QueuePolicy("q", new() { QueueUrl = "u", Policy = "{}" }) },
        {
            "aws:sqs/redrivePolicy:RedrivePolicy", ["queueUrl", "redrivePolicy"],
            () => _ = new RedrivePolicy("r", new() { QueueUrl = "u", RedrivePolicyName = "{}" })
        },
        {
            "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", ["queueUrl", "redriveAllowPolicy"],
            () => _ = new RedriveAllowPolicy("r", new() { QueueUrl = "u", RedriveAllowPolicyName = "{}" })
        },
    };

    public static TheoryData<string, string[], Action> Functions => new()
    {
        {
            "aws:lambda/function:Function", ["deadLetterConfig", "environment", "role", "runtime"],
            () => _ = new Function("f", new()
            {
                Role = Arn,
                Runtime = Runtime.Dotnet10,
                Environment = new FunctionEnvironmentArgs { Variables = { ["MODE"] = "test" } },
                DeadLetterConfig = new FunctionDeadLetterConfigArgs { TargetArn = Arn },
            })
        },
        {
            "aws:lambda/alias:Alias", ["functionName", "functionVersion"],
            () => _ = new Lambda.Alias("a", new() { FunctionName = "f", FunctionVersion = "1" })
        },
        {
            "aws:lambda/permission:Permission", ["action", "function", "principal"],
            () => _ = new Permission("p", new() { Action = "lambda:InvokeFunction", Function = "f", Principal = "sns.amazonaws.com" })
        },
        {
            "aws:lambda/eventSourceMapping:EventSourceMapping", ["batchSize", "eventSourceArn", "functionName", "functionResponseTypes"],
            () => _ = new EventSourceMapping(
                "m",
                new() { FunctionName = "f", EventSourceArn = Arn, BatchSize = 10, FunctionResponseTypes = { "ReportBatchItemFailures" } })
        },
        {
            "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
            ["functionName", "provisionedConcurrentExecutions", "qualifier"],
            () => _ = new ProvisionedConcurrencyConfig(
                "c", new() { FunctionName = "f", Qualifier = "live", ProvisionedConcurrentExecutions = 2 })
        },
        {
            "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", ["functionName", "maximumRetryAttempts"],
            () => _ = new FunctionEventInvokeConfig("c", new() { FunctionName = "f", MaximumRetryAttempts = 0 })
        },
        {
            "aws:lambda/functionUrl:FunctionUrl", ["authorizationType", "functionName"],
            () => _ = new FunctionUrl("u", new() { FunctionName = "f", AuthorizationType = "AWS_IAM" })
        },
        {
            "aws:lambda/layerVersion:LayerVersion", ["code", "layerName"],
            () => _ = new LayerVersion("l", new() { LayerName = "l", Code = new FileArchive("layer.zip") })
        },
    };

    public static TheoryData<string, string[], Action> Access => new()
    {
        { "aws:iam/role:Role", ["assumeRolePolicy"], () => _ = new Role("r", new() { AssumeRolePolicy = "{}" }) },
        { "aws:iam/rolePolicy:RolePolicy", ["policy", "role"], () => _ = new RolePolicy("r", new() { Role = "r", Policy = "{}" }) },
        {
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment", ["policyArn", "role"],
            () => _ = new RolePolicyAttachment("r", new() { Role = "r", PolicyArn = Arn })
        },
        { "aws:iam/policy:Policy", ["policy"], () => _ = new Pulumi.Aws.Iam.Policy("p", new() { PolicyDocument = "{}" }) },
        { "aws:kms/key:Key", ["enableKeyRotation"], () => _ = new Kms.Key("k", new() { EnableKeyRotation = true }) },
        { "aws:kms/alias:Alias", ["targetKeyId"], () => _ = new Kms.Alias("a", new() { TargetKeyId = "k" }) },
    };

    public static TheoryData<string, string[], Action> Watching => new()
    {
        {
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            ["alarmActions", "comparisonOperator", "dimensions", "evaluationPeriods", "metricName", "threshold"],
            () => _ = new MetricAlarm("a", new()
            {
                ComparisonOperator = "GreaterThanThreshold",
                EvaluationPeriods = 1,
                MetricName = "AgeOfOldestMessage",
                Threshold = 0.5,
                Dimensions = { ["QueueName"] = "orders" },
                AlarmActions = { Arn },
            })
        },
        {
            "aws:cloudwatch/compositeAlarm:CompositeAlarm", ["alarmName", "alarmRule"],
            () => _ = new CompositeAlarm("a", new() { AlarmName = "a", AlarmRule = "ALARM(b)" })
        },
        {
            "aws:cloudwatch/dashboard:Dashboard", ["dashboardBody", "dashboardName"],
            () => _ = new Dashboard("d", new() { DashboardName = "d", DashboardBody = "{}" })
        },
        { "aws:cloudwatch/logGroup:LogGroup", ["retentionInDays"], () => _ = new LogGroup("l", new() { RetentionInDays = 14 }) },
        {
            "aws:cloudwatch/logMetricFilter:LogMetricFilter", ["logGroupName", "metricTransformation", "pattern"],
            () => _ = new LogMetricFilter("l", new()
            {
                LogGroupName = "l",
                Pattern = "ERROR",
                MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = "Errors", Namespace = "App", Value = "1" },
            })
        },
    };

    public static TheoryData<string, string[], Action> Scale => new()
    {
        {
            "aws:appautoscaling/target:Target", ["maxCapacity", "minCapacity", "resourceId", "scalableDimension", "serviceNamespace"],
            () => _ = new Target("t", new()
            {
                MinCapacity = 1,
                MaxCapacity = 5,
                ResourceId = "function:f:live",
                ScalableDimension = "lambda:function:ProvisionedConcurrency",
                ServiceNamespace = "lambda",
            })
        },
        {
            "aws:appautoscaling/policy:Policy",
            ["resourceId", "scalableDimension", "serviceNamespace", "targetTrackingScalingPolicyConfiguration"],
            () => _ = new Scaling.Policy("p", new()
            {
                ResourceId = "function:f:live",
                ScalableDimension = "lambda:function:ProvisionedConcurrency",
                ServiceNamespace = "lambda",
                TargetTrackingScalingPolicyConfiguration = new PolicyTargetTrackingScalingPolicyConfigurationArgs { TargetValue = 0.7 },
            })
        },
        {
            "aws:appautoscaling/scheduledAction:ScheduledAction",
            ["resourceId", "scalableDimension", "scalableTargetAction", "schedule", "serviceNamespace"],
            () => _ = new ScheduledAction("s", new()
            {
                ResourceId = "function:f:live",
                ScalableDimension = "lambda:function:ProvisionedConcurrency",
                ServiceNamespace = "lambda",
                Schedule = "cron(0 8 * * ? *)",
                ScalableTargetAction = new ScheduledActionScalableTargetActionArgs { MinCapacity = 2 },
            })
        },
        {
            "aws:dynamodb/table:Table", ["attributes", "billingMode", "hashKey", "ttl"],
            () => _ = new Table("t", new()
            {
                BillingMode = "PAY_PER_REQUEST",
                HashKey = "pk",
                Attributes = { new TableAttributeArgs { Name = "pk", Type = "S" } },
                Ttl = new TableTtlArgs { AttributeName = "expires", Enabled = true },
            })
        },
        {
            "pulumi:providers:aws", ["region", "skipCredentialsValidation", "skipRegionValidation"],
            () => _ = new Pulumi.Aws.Provider("aws", new() { Region = "eu-west-1" })
        },
    };
}
