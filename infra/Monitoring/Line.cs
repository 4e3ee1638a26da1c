using System.Text.Json;

namespace Infra.Monitoring;

/// <summary>A line of a graph: a metric, or what is computed of the others.</summary>
internal sealed record Line(Metric? Metric, string Statistic = "Sum", string? Id = null, string? Expression = null, string? Label = null, bool IsVisible = true)
{
    public void Write(Utf8JsonWriter writer, Func<string> value)
    {
        writer.WriteStartArray();
        if (Metric is not null)
        {
            writer.WriteStringValue(Metric.Namespace);
            writer.WriteStringValue(Metric.Name);
            writer.WriteStringValue(Metric.Dimension);
            writer.WriteStringValue(value());
        }

        writer.WriteStartObject();
        Write(writer, "expression", Expression);
        Write(writer, "id", Id);
        Write(writer, "label", Label);
        Write(writer, "stat", Metric is null ? null : Statistic);
        if (!IsVisible)
        {
            writer.WriteBoolean("visible", false);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string key, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(key, text);
        }
    }
}
