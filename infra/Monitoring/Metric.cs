using Pulumi;

namespace Infra.Monitoring;

/// <summary>A series of numbers in CloudWatch.</summary>
/// <param name="Dimension">Null for a number of the whole account.</param>
internal sealed record Metric(string Namespace, string Name, string? Dimension = null, Output<string>? Of = null)
{
    public static Metric OfQueue(string name, Output<string> queue) => new("AWS/SQS", name, "QueueName", queue);

    public static Metric OfTopic(string name, Output<string> topic) => new("AWS/SNS", name, "TopicName", topic);

    public static Metric OfFunction(string name, Output<string> function) => new("AWS/Lambda", name, "FunctionName", function);
}
