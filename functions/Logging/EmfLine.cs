using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Functions.Logging;

/// <summary>Lines in the embedded metric format.</summary>
internal sealed class EmfLine(string metricNamespace, string dimension, string value, TimeProvider clock)
{
    private readonly ArrayBufferWriter<byte> buffer = new(512);

    /// <summary>A line of what the series hold, as far as it fits into one; null if they hold nothing.</summary>
    public string? Next(List<EmfSeries> series)
    {
        if (series.TrueForAll(static one => one.IsEmpty))
        {
            return null;
        }

        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteDirective(json, series);
            json.WriteString(dimension, value);
            foreach (var one in series)
            {
                if (!one.IsEmpty)
                {
                    WriteValues(json, one);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteDirective(Utf8JsonWriter json, List<EmfSeries> series)
    {
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, clock.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        json.WriteStartObject();
        json.WriteString("Namespace"u8, metricNamespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        json.WriteStringValue(dimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics"u8);
        foreach (var one in series)
        {
            if (!one.IsEmpty)
            {
                json.WriteStartObject();
                json.WriteString("Name"u8, one.Name);
                json.WriteString("Unit"u8, one.Unit);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, EmfSeries one)
    {
        var values = one.Next();
        if (values.Length == 1)
        {
            json.WriteNumber(one.Name, values[0]);
        }
        else
        {
            json.WriteStartArray(one.Name);
            foreach (var measured in values)
            {
                json.WriteNumberValue(measured);
            }

            json.WriteEndArray();
        }

        one.Forget();
    }
}
