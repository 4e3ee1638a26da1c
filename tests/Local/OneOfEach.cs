using Pulumi;
using Pulumi.Aws.AppAutoScaling;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.CodeDeploy;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Kms = Pulumi.Aws.Kms;
using Lambda = Pulumi.Aws.Lambda;
using Scaling = Pulumi.Aws.AppAutoScaling;

namespace Tests.Local;

/// <summary>A program with a resource of every type.</summary>
internal static class OneOfEach
{
    private const string Document = """{"Version":"2012-10-17","Statement":[]}""";
    private const string RoleArn = "arn:aws:iam::123456789012:role/r";
    private const string Scaled = "function:work:live";
    private const string Dimension = "lambda:function:ProvisionedConcurrency";

    public static void Declare()
    {
        DeclareQueue();
        DeclareTopic();
        DeclareFunction();
        DeclareRole();
        DeclareWatch();
        DeclareState();
        DeclareScaling();
        DeclareDeployment();
    }

    private static void DeclareQueue()
    {
        var queue = new Queue("queue");
        _ = new QueuePolicy("queue-policy", new() { QueueUrl = queue.Url, Policy = Document });
        _ = new RedrivePolicy("queue-redrive", new() { QueueUrl = queue.Url, RedrivePolicyName = "{}" });
        _ = new RedriveAllowPolicy("queue-redrive-allow", new() { QueueUrl = queue.Url, RedriveAllowPolicyName = "{}" });
    }

    private static void DeclareTopic()
    {
        var topic = new Topic("topic");
        _ = new Pulumi.Aws.Sns.TopicPolicy("topic-policy", new() { Arn = topic.Arn, Policy = Document });
        _ = new DataProtectionPolicy("topic-protection", new() { Arn = topic.Arn, Policy = Document });
        _ = new TopicSubscription("subscription", new() { Topic = topic.Arn, Protocol = "sqs", Endpoint = "arn:aws:sqs:eu-west-1:123456789012:q" });
    }

    private static void DeclareFunction()
    {
        var function = new Function("function", new() { Name = "work", Role = RoleArn, Publish = true });
        _ = new Function("unpublished", new() { Role = RoleArn });
        var alias = new Lambda.Alias("alias", new() { Name = "live", FunctionName = function.Name, FunctionVersion = "1" });
        _ = new FunctionUrl("url", new() { FunctionName = function.Name, Qualifier = alias.Name, AuthorizationType = "AWS_IAM" });
        _ = new Permission("permission", new() { StatementId = "TopicInvokes", Action = "lambda:InvokeFunction", Function = function.Name, Principal = "sns.amazonaws.com" });
        _ = new EventSourceMapping("mapping", new() { FunctionName = function.Arn, Enabled = false });
        _ = new FunctionEventInvokeConfig("invoke-config", new() { FunctionName = function.Name, Qualifier = alias.Name });
        _ = new ProvisionedConcurrencyConfig("provisioned", new() { FunctionName = function.Name, Qualifier = alias.Name, ProvisionedConcurrentExecutions = 1 });
        _ = new LayerVersion("layer", new() { LayerName = "shared" });
        _ = new CodeSigningConfig("signing", new() { AllowedPublishers = new CodeSigningConfigAllowedPublishersArgs { SigningProfileVersionArns = { "arn:aws:signer:eu-west-1:123456789012:/signing-profiles/p/v" } } });
    }

    private static void DeclareRole()
    {
        var role = new Role("role", new() { Name = "worker", Path = "/app/", AssumeRolePolicy = Document });
        var policy = new Pulumi.Aws.Iam.Policy("policy", new() { PolicyDocument = Document });
        _ = new RolePolicy("role-policy", new() { Role = role.Name, Policy = Document });
        _ = new RolePolicyAttachment("attachment", new() { Role = role.Name, PolicyArn = policy.Arn });
    }

    private static void DeclareWatch()
    {
        var logs = new LogGroup("logs", new() { Name = "/aws/lambda/work" });
        _ = new LogMetricFilter("filter", new()
        {
            LogGroupName = logs.Name,
            Pattern = "error",
            MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = "errors", Namespace = "shop", Value = "1" },
        });
        _ = new MetricAlarm("alarm", new() { ComparisonOperator = "GreaterThanThreshold", EvaluationPeriods = 1 });
        _ = new CompositeAlarm("composite", new() { AlarmName = "both", AlarmRule = "TRUE" });
        _ = new Dashboard("dashboard", new() { DashboardName = "all", DashboardBody = "{}" });
    }

    private static void DeclareState()
    {
        var key = new Kms.Key("key");
        _ = new Kms.Alias("key-alias", new() { Name = "alias/events", TargetKeyId = key.KeyId });
        _ = new Table("table", new() { Name = "items", HashKey = "id", StreamEnabled = true });
    }

    private static void DeclareScaling()
    {
        _ = new Target("target", new() { ServiceNamespace = "lambda", ResourceId = Scaled, ScalableDimension = Dimension, MinCapacity = 1, MaxCapacity = 5 });
        _ = new Scaling.Policy("tracking", new()
        {
            Name = "half", PolicyType = "TargetTrackingScaling", ServiceNamespace = "lambda", ResourceId = Scaled, ScalableDimension = Dimension,
        });
        _ = new ScheduledAction("nightly", new()
        {
            ServiceNamespace = "lambda",
            ResourceId = Scaled,
            ScalableDimension = Dimension,
            Schedule = "cron(0 0 * * ? *)",
            ScalableTargetAction = new ScheduledActionScalableTargetActionArgs { MinCapacity = 0 },
        });
    }

    private static void DeclareDeployment()
    {
        var application = new Application("application", new() { Name = "deploys", ComputePlatform = "Lambda" });
        _ = new DeploymentConfig("deployment-config", new() { DeploymentConfigName = "slow", ComputePlatform = "Lambda" });
        _ = new DeploymentGroup("group", new() { AppName = application.Name, DeploymentGroupName = "workers", ServiceRoleArn = RoleArn });
    }
}
