using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>Where alarms say what is wrong, and the people who hear of it.</summary>
public sealed class AlertsTopic : ComponentResource
{
    public AlertsTopic(string name, AlertSettings settings, ComponentResourceOptions? options = null)
        : base("infra:components:AlertsTopic", name, options)
    {
        var topic = CreateTopic(name);
        CreatePolicy(name, topic);
        foreach (var email in settings.Emails)
        {
            Subscribe(name, topic, email);
        }

        Arn = topic.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private Topic CreateTopic(string name) => new(
        name, new TopicArgs { Name = PhysicalName.Of(name) }, new CustomResourceOptions { Parent = this });

    private TopicPolicy CreatePolicy(string name, Topic topic) => new(
        $"{name}-policy",
        new TopicPolicyArgs
        {
            Arn = topic.Arn,
            Policy = PolicyDocument.Of(
                new Statement
                {
                    Sid = "AlarmsPublish",
                    Principal = Principal.CloudWatch,
                    Actions = ["sns:Publish"],
                    Resources = [topic.Arn],
                    Conditions = [new Condition("StringEquals", "aws:SourceAccount", GetCallerIdentity.Invoke().Apply(caller => caller.AccountId))],
                },
                Statement.DenyWithoutTls("sns:Publish", topic.Arn)),
        },
        new CustomResourceOptions { Parent = this });

    private void Subscribe(string name, Topic topic, string email) => _ = new Pulumi.Aws.Sns.TopicSubscription(
        $"{name}-{email}",
        new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = email },
        new CustomResourceOptions { Parent = this });
}
