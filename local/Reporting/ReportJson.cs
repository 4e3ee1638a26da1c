using System.Text.Json;
using Local.Running;

namespace Local.Reporting;

/// <summary>The result as one JSON object; its shape is documented in the README and kept stable.</summary>
internal static class ReportJson
{
    public static void Write(Stream output, RunReport report)
    {
        using var writer = new Utf8JsonWriter(
            output, new JsonWriterOptions { Indented = true, Encoder = PrintedText.JsonEncoder });
        writer.WriteStartObject();
        writer.WriteString("stack", report.Stack);
        foreach (var (name, value) in RunTotals.Names.Zip(report.Totals.Values))
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteStartArray("events");
        foreach (var row in report.Events)
        {
            Write(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("failedExpectations");
        foreach (var failure in report.Failures)
        {
            writer.WriteStringValue(failure);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, EventOutcome row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("type", row.Type);
        writer.WriteString("outcome", row.Outcome.InJson());
        writer.WriteString("consumer", row.Consumer);
        writer.WriteNumber("attempts", row.Attempts);
        if (row.Latency is { } latency)
        {
            writer.WriteNumber("latencyMs", (long)latency.TotalMilliseconds);
        }
        else
        {
            writer.WriteNull("latencyMs");
        }

        writer.WriteString("reason", row.Reason);
        writer.WriteString("name", row.Name);
        writer.WriteBoolean("duplicate", row.IsDuplicate);
        writer.WriteEndObject();
    }
}
