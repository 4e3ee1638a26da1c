using System.Security.Cryptography;
using System.Text;
using Infra.Components;
using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sns;

namespace Infra.Monitoring;

/// <summary>Where alarms say what is wrong, and those who hear of it.</summary>
public sealed class AlertsTopic : ComponentResource
{
    public AlertsTopic(string name, AlertSubscribers subscribers, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:monitoring:AlertsTopic", name, options)
    {
        var topic = CreateTopic(name, placement);
        CreatePolicy(name, topic, placement);
        foreach (var email in subscribers.Emails)
        {
            Subscribe(name, topic, "email", email, subscribers.AreSecret);
        }

        foreach (var url in subscribers.Https)
        {
            Subscribe(name, topic, "https", url, subscribers.AreSecret);
        }

        Arn = topic.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private Topic CreateTopic(string name, Placement placement)
    {
        var args = new TopicArgs { Name = PhysicalName.Of(name) };
        if (placement.KeyArn is { } key)
        {
            args.KmsMasterKeyId = key;
        }

        // Its subscribers have confirmed once, and nobody asks them again.
        return new Topic(name, args, placement.Stateful(this));
    }

    private void CreatePolicy(string name, Topic topic, Placement placement) => _ = new TopicPolicy(
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
                    Conditions =
                    [
                        new Condition("StringEquals", "aws:SourceAccount", placement.Account),
                        new Condition("ArnLike", "aws:SourceArn", placement.ArnOf("cloudwatch", "alarm:*")),
                    ],
                },
                Statement.DenyWithoutTls("sns:Publish", topic.Arn)),
        },
        new CustomResourceOptions { Parent = this });

    // Named by a hash: an endpoint may carry a token, and a number would change when one before it goes.
    private void Subscribe(string name, Topic topic, string protocol, string endpoint, bool isSecret) => _ = new Pulumi.Aws.Sns.TopicSubscription(
        $"{name}-{protocol}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)))[..8]}",
        new TopicSubscriptionArgs
        {
            Topic = topic.Arn,
            Protocol = protocol,
            Endpoint = isSecret ? Output.CreateSecret(endpoint) : Output.Create(endpoint),
        },
        new CustomResourceOptions { Parent = this });
}
