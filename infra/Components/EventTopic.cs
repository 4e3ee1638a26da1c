using Infra.Monitoring;
using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>An SNS topic that carries the events of one subject: encrypted, reached over TLS only, its deliveries logged.</summary>
public sealed class EventTopic : ComponentResource
{
    private readonly Topic topic;

    public EventTopic(string name, TopicSettings settings, TimeSpan logRetention, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:EventTopic", name, options)
    {
        var physical = PhysicalName.Of(settings.Name, settings.Fifo is not null);
        var logs = new DeliveryLogs($"{name}-delivery", physical, logRetention, placement, new ComponentResourceOptions { Parent = this });
        topic = CreateTopic(name, physical, settings, logs, placement);
        CreatePolicy(name, settings, placement);

        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn => topic.Arn;

    public Output<string> TopicName => topic.Name;

    private Topic CreateTopic(string name, string physical, TopicSettings settings, DeliveryLogs logs, Placement placement)
    {
        var arguments = new TopicArgs
        {
            Name = physical,
            // SHA-256: the default of the API is still SHA-1.
            SignatureVersion = 2,
            SqsFailureFeedbackRoleArn = logs.RoleArn,
            SqsSuccessFeedbackRoleArn = logs.RoleArn,
            SqsSuccessFeedbackSampleRate = settings.DeliveryLogSample,
        };
        if (placement.KeyArn is { } key)
        {
            arguments.KmsMasterKeyId = key;
        }

        if (settings.Fifo is { } fifo)
        {
            arguments.FifoTopic = true;
            arguments.ContentBasedDeduplication = fifo.ContentBasedDeduplication;
            arguments.FifoThroughputScope = fifo.HighThroughput ? "MessageGroup" : "Topic";
        }
        else
        {
            arguments.LambdaFailureFeedbackRoleArn = logs.RoleArn;
            arguments.LambdaSuccessFeedbackRoleArn = logs.RoleArn;
            arguments.LambdaSuccessFeedbackSampleRate = settings.DeliveryLogSample;
        }

        return new Topic(name, arguments, placement.Stateful(this));
    }

    private TopicPolicy CreatePolicy(string name, TopicSettings settings, Placement placement) => new(
        $"{name}-policy",
        new TopicPolicyArgs
        {
            Arn = Arn,
            Policy = PolicyDocument.Of(
            [
                .. PartnerStatements.Of("PartnersPublish", settings.Publishers, placement, ["sns:Publish"], Arn),
                // To queues and functions only: a subscription by mail or URL would carry events out of AWS.
                .. PartnerStatements.Of(
                    "PartnersSubscribe", settings.Subscribers, placement, ["sns:Subscribe"], Arn, Condition.Equal("sns:Protocol", "sqs", "lambda")),
                Statement.DenyWithoutTls("sns:Publish", Arn),
            ]),
        },
        new CustomResourceOptions { Parent = this });
}
