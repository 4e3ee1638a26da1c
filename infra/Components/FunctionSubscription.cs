using Infra.Filters;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>
/// The edge from a topic to a function that it invokes: the subscription, and the permission without which SNS drops every
/// message in silence. What cannot be handed over goes to the topic's undelivered queue; what the function then fails on goes
/// to the function's own failed queue.
/// </summary>
public sealed class FunctionSubscription : ComponentResource
{
    public FunctionSubscription(
        string name, EventTopic topic, EventFunction function, FilterPolicy filter, UndeliveredQueue undelivered, ComponentResourceOptions? options = null)
        : base("infra:components:FunctionSubscription", name, options)
    {
        var permission = Permit(name, topic, function);
        var subscription = Subscribe(name, topic, function, filter, undelivered, permission);

        Arn = subscription.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private Permission Permit(string name, EventTopic topic, EventFunction function) => new(
        $"{name}-permission",
        new PermissionArgs
        {
            Action = "lambda:InvokeFunction",
            Function = function.Name,
            Qualifier = function.Live.Name,
            Principal = "sns.amazonaws.com",
            SourceArn = topic.Arn,
        },
        new CustomResourceOptions { Parent = this });

    private TopicSubscription Subscribe(
        string name, EventTopic topic, EventFunction function, FilterPolicy filter, UndeliveredQueue undelivered, Permission permission)
    {
        var arguments = new TopicSubscriptionArgs
        {
            Topic = topic.Arn,
            Protocol = "lambda",
            Endpoint = function.Live.Arn,
            RedrivePolicy = undelivered.RedrivePolicy,
        };
        filter.ApplyTo(arguments);
        return new TopicSubscription(
            $"{name}-subscription", arguments, new CustomResourceOptions { Parent = this, DependsOn = { permission, undelivered.Queue.Policy } });
    }
}
