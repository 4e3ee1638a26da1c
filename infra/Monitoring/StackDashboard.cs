using System.Text;
using System.Text.Json;
using Infra.Components;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Monitoring;

/// <summary>How the stack does, at a glance: what is in alarm, then a row per topic and per consumer.</summary>
public sealed class StackDashboard : ComponentResource
{
    /// <summary>
    /// With 7 widgets and at most 15 metrics a row this stays below CloudWatch's 500 widgets and 2,500 metrics a dashboard,
    /// and 100 alarms a widget; more rows than that nobody scrolls through.
    /// </summary>
    private const int RowsPerDashboard = 50;

    private const int GridWidth = 24;

    public StackDashboard(
        string name,
        IReadOnlyList<(TopicSettings, WatchedTopic)> topics,
        IReadOnlyList<(ConsumerSettings, WatchedConsumer)> consumers,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:monitoring:StackDashboard", name, options)
    {
        var rows = topics.Select(topic => DashboardRows.Of(topic.Item1, topic.Item2))
            .Concat(consumers.Select(consumer => DashboardRows.Of(consumer.Item1, consumer.Item2)));
        foreach (var (index, page) in rows.Chunk(RowsPerDashboard).Index())
        {
            Create(index == 0 ? name : $"{name}-{index + 1}", page, placement);
        }

        RegisterOutputs();
    }

    private void Create(string name, IReadOnlyList<DashboardRow> rows, Placement placement)
    {
        var values = rows.SelectMany(row => row.Values).Prepend(placement.ArnOf("cloudwatch", "alarm:")).Prepend(placement.Region);
        _ = new Dashboard(
            name,
            new DashboardArgs
            {
                DashboardName = PhysicalName.Of(name),
                DashboardBody = Output.All(values).Apply(known => Write(rows, known)),
            },
            new CustomResourceOptions { Parent = this });
    }

    private static string Write(IReadOnlyList<DashboardRow> rows, IReadOnlyList<string> values)
    {
        var (region, alarms, next, y) = (values[0], values[1], 2, 0);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("widgets");
            var height = 2 + (rows.Count / 4);
            WriteWidget(writer, "alarm", (0, y, GridWidth, height), () => WriteAlarms(writer, rows, region, alarms));
            y += height;
            foreach (var row in rows)
            {
                WriteWidget(writer, "text", (0, y, GridWidth, 2), () => writer.WriteString("markdown", Markdown(row)));
                y += 2;
                var width = GridWidth / row.Widgets.Count;
                foreach (var (index, widget) in row.Widgets.Index())
                {
                    WriteWidget(writer, "metric", (index * width, y, width, 5), () => widget.Write(writer, region, () => values[next++]));
                }

                y += 5;
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Markdown(DashboardRow row) =>
        $"## {row.Name}\n[Its alarm](#alarmsV2:alarm/{row.Alarm}) says what to do first; its single alarms begin with the same name.";

    private static void WriteAlarms(Utf8JsonWriter writer, IReadOnlyList<DashboardRow> rows, string region, string prefix)
    {
        writer.WriteString("title", "What is broken");
        writer.WriteString("region", region);
        writer.WriteString("sortBy", "stateUpdatedTimestamp");
        writer.WriteStartArray("alarms");
        foreach (var row in rows)
        {
            writer.WriteStringValue(prefix + row.Alarm);
        }

        writer.WriteEndArray();
    }

    private static void WriteWidget(Utf8JsonWriter writer, string type, (int X, int Y, int Width, int Height) place, Action properties)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteNumber("x", place.X);
        writer.WriteNumber("y", place.Y);
        writer.WriteNumber("width", place.Width);
        writer.WriteNumber("height", place.Height);
        writer.WriteStartObject("properties");
        properties();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
