using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>An SNS topic that carries the events of one subject; reached over TLS only.</summary>
public sealed class EventTopic : ComponentResource
{
    public EventTopic(string name, TopicSettings settings, ComponentResourceOptions? options = null)
        : base("infra:components:EventTopic", name, options)
    {
        var topic = CreateTopic(name, settings);
        CreatePolicy(name, topic);

        Arn = topic.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private Topic CreateTopic(string name, TopicSettings settings) => new(
        name, new TopicArgs { Name = PhysicalName.Of(settings.Name) }, new CustomResourceOptions { Parent = this });

    private TopicPolicy CreatePolicy(string name, Topic topic) => new(
        $"{name}-policy",
        new TopicPolicyArgs { Arn = topic.Arn, Policy = PolicyDocument.Of(Statement.DenyWithoutTls("sns:Publish", topic.Arn)) },
        new CustomResourceOptions { Parent = this });
}
