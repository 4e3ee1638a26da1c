using System.Text.Json;
using Sim;
using Sim.CloudWatch;

namespace Local.Hosting;

/// <summary>
/// Lines of a log in CloudWatch's embedded metric format, of which CloudWatch makes metrics
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
/// A line that is no such is only a line.
/// </summary>
public static class EmbeddedMetrics
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);

    public static void Put(World world, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith('{') && line.Contains("\"_aws\"", StringComparison.Ordinal))
            {
                Put(world, line);
            }
        }
    }

    private static void Put(World world, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("_aws", out var header) && header.ValueKind == JsonValueKind.Object
                && header.TryGetProperty("CloudWatchMetrics", out var directives))
            {
                foreach (var directive in directives.EnumerateArray())
                {
                    Put(world, document.RootElement, directive, TimeOf(world, header));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // CloudWatch drops what does not keep to the format, and so is it here: the line itself is in the log.
            return;
        }
    }

    /// <summary>A process whose clock is not the world's writes times that CloudWatch would not take: they count as now.</summary>
    private static DateTimeOffset TimeOf(World world, JsonElement header)
    {
        var now = world.Clock.GetUtcNow();
        return header.TryGetProperty("Timestamp", out var milliseconds) && milliseconds.TryGetInt64(out var since)
            && Math.Abs(since) < 1e14 && DateTimeOffset.FromUnixTimeMilliseconds(since) is var time && time > now - Oldest && time < now + Newest ? time : now;
    }

    private static void Put(World world, JsonElement root, JsonElement directive, DateTimeOffset at)
    {
        var space = directive.GetProperty("Namespace").GetString()!;
        List<string[]> sets = directive.TryGetProperty("Dimensions", out var dimensions)
            ? [.. dimensions.EnumerateArray().Select(set => set.EnumerateArray().Select(name => name.GetString()!).ToArray())]
            : [[]];
        foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
        {
            var name = metric.GetProperty("Name").GetString()!;
            var unit = metric.TryGetProperty("Unit", out var given) ? given.GetString() : null;
            foreach (var set in sets)
            {
                var id = MetricId.Of(space, name, [.. set.Select(dimension => (dimension, root.GetProperty(dimension).GetString()!))]);
                foreach (var value in ValuesOf(root.GetProperty(name)))
                {
                    world.CloudWatch.PutMetricData(id, value, at: at, unit: unit);
                }
            }
        }
    }

    private static IEnumerable<double> ValuesOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.GetDouble()) : [value.GetDouble()];
}
