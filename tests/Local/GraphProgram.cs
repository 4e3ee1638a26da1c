using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Lambda = Pulumi.Aws.Lambda;

namespace Tests.Local;

/// <summary>Pieces of programs that somebody wrote by hand, without the components of this project.</summary>
internal static class GraphProgram
{
    public const string Account = "arn:aws:sqs:eu-west-1:123456789012";

    public static Topic Topic(string name) => new(name, new TopicArgs { Name = $"test-{name}" });

    public static Queue Queue(string name, string? redrivePolicy = null) =>
        new(name, redrivePolicy is null ? new QueueArgs { Name = $"test-{name}" } : new QueueArgs { Name = $"test-{name}", RedrivePolicy = redrivePolicy });

    public static Lambda.Function Function(string name, string role = "arn:aws:iam::123456789012:role/r") =>
        new(name, new FunctionArgs { Name = $"test-{name}", Role = role });

    /// <summary>A queue that a function reads, subscribed to the topic.</summary>
    public static void Consumer(string name, Topic topic, string? filter = null, string? scope = "MessageBody", bool raw = false)
    {
        var queue = Queue(name);
        _ = new EventSourceMapping($"{name}-mapping", new EventSourceMappingArgs { EventSourceArn = queue.Arn, FunctionName = Function(name).Arn, BatchSize = 10 });
        Subscribe($"{name}-subscription", topic, queue, filter, scope, raw);
    }

    public static void Subscribe(string name, Topic topic, Queue queue, string? filter = null, string? scope = "MessageBody", bool raw = false)
    {
        var args = new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "sqs", Endpoint = queue.Arn, RawMessageDelivery = raw };
        if (filter is not null)
        {
            args.FilterPolicy = filter;
            args.FilterPolicyScope = scope!;
        }

        _ = new TopicSubscription(name, args);
    }

    /// <summary>A function that the topic invokes, with a queue for what it gives up on.</summary>
    public static void Direct(string name, Topic topic)
    {
        var function = Function(name);
        _ = new TopicSubscription($"{name}-subscription", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "lambda", Endpoint = function.Arn });
        _ = new FunctionEventInvokeConfig($"{name}-invocation", new FunctionEventInvokeConfigArgs
        {
            FunctionName = function.Name,
            DestinationConfig = new FunctionEventInvokeConfigDestinationConfigArgs
            {
                OnFailure = new FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = Queue($"{name}-failed").Arn },
            },
        });
    }

    /// <summary>A function that may do what the statement says.</summary>
    public static void Granted(string name, string statement)
    {
        var role = new Role($"{name}-role", new RoleArgs { Name = $"test-{name}", AssumeRolePolicy = "{}" });
        _ = new RolePolicy($"{name}-policy", new RolePolicyArgs { Role = role.Name, Policy = $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""" });
        _ = new Lambda.Function(name, new FunctionArgs { Name = $"test-{name}", Role = role.Arn });
    }
}
