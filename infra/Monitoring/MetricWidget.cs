using System.Text.Json;

namespace Infra.Monitoring;

/// <summary>A graph.</summary>
/// <param name="Bound">A horizontal line: from there on it is a fault, or it cannot be more.</param>
internal sealed record MetricWidget(string Title, IReadOnlyList<Line> Lines, (string Label, double Value)? Bound = null)
{
    /// <param name="value">The next of the row's values.</param>
    public void Write(Utf8JsonWriter writer, string region, Func<string> value)
    {
        writer.WriteString("title", Title);
        writer.WriteString("region", region);
        writer.WriteString("view", "timeSeries");
        writer.WriteNumber("period", 60);
        writer.WriteStartArray("metrics");
        foreach (var line in Lines)
        {
            line.Write(writer, value);
        }

        writer.WriteEndArray();
        if (Bound is { } bound)
        {
            writer.WriteStartObject("annotations");
            writer.WriteStartArray("horizontal");
            writer.WriteStartObject();
            writer.WriteString("label", bound.Label);
            writer.WriteNumber("value", bound.Value);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
