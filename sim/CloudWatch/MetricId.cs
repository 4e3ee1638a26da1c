namespace Sim.CloudWatch;

/// <summary>A metric. Each combination of dimensions is a metric of its own, as AWS counts and bills them.</summary>
/// <param name="Namespace"><c>AWS/SQS</c>, or a custom one.</param>
/// <param name="Name"><c>ApproximateNumberOfMessagesVisible</c>.</param>
/// <param name="Dimensions">Name and value of each, in the ordinal order of the names: <c>QueueName=dev-orders</c>, joined by `,`; may be empty.</param>
public readonly record struct MetricId(string Namespace, string Name, string Dimensions)
{
    public static MetricId Of(string @namespace, string name, params ReadOnlySpan<(string Name, string Value)> dimensions)
    {
        var sorted = dimensions.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new MetricId(@namespace, name, string.Join(',', sorted.Select(dimension => $"{dimension.Name}={dimension.Value}")));
    }
}
