namespace Sim.CloudWatch;

/// <summary>A metric. Each combination of dimensions is a metric of its own, as AWS counts and bills them.</summary>
/// <param name="Namespace"><c>AWS/SQS</c>, or a custom one.</param>
/// <param name="Name"><c>ApproximateNumberOfMessagesVisible</c>.</param>
/// <param name="Dimensions">
/// Name and value of each, in the ordinal order of the names: <c>QueueName=dev-orders</c>, joined by `,`; may be empty. A
/// backslash stands before what would be taken for one of these signs.
/// </param>
public readonly record struct MetricId(string Namespace, string Name, string Dimensions)
{
    public static MetricId Of(string @namespace, string name, params ReadOnlySpan<(string Name, string Value)> dimensions)
    {
        var sorted = dimensions.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new MetricId(@namespace, name, string.Join(',', sorted.Select(dimension => $"{Escaped(dimension.Name)}={Escaped(dimension.Value)}")));
    }

    /// <summary>Name and value of each.</summary>
    public IReadOnlyList<(string Name, string Value)> DimensionList()
    {
        var list = new List<(string, string)>();
        var (name, text) = ("", new System.Text.StringBuilder());
        for (var at = 0; at < Dimensions.Length; at++)
        {
            switch (Dimensions[at])
            {
                case '\\':
                    text.Append(Dimensions[++at]);
                    break;
                case '=':
                    name = text.ToString();
                    text.Clear();
                    break;
                case ',':
                    list.Add((name, text.ToString()));
                    text.Clear();
                    break;
                default:
                    text.Append(Dimensions[at]);
                    break;
            }
        }

        if (Dimensions.Length > 0)
        {
            list.Add((name, text.ToString()));
        }

        return list;
    }

    private static string Escaped(string text) => text.AsSpan().IndexOfAny(',', '=', '\\') < 0
        ? text
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);
}
