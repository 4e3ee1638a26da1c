using System.Text.Encodings.Web;
using System.Text.Json;
using Local.Declaration;

namespace Local.Previewing;

/// <summary>A stack as one JSON object; its shape is documented in the README and kept stable.</summary>
public static class PreviewJson
{
    public static void Write(Stream output, Recording recording)
    {
        using var writer = new Utf8JsonWriter(
            output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var properties = new PropertyWriter(writer, recording.Secrecy);
        writer.WriteStartObject();
        writer.WriteStartArray("resources");
        foreach (var resource in recording.Resources)
        {
            Write(writer, properties, resource);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("outputs");
        properties.WriteMap(recording.Stack.Outputs, recording.Stack.Secrets);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PropertyWriter properties, RecordedResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("type", resource.Type);
        writer.WriteString("name", resource.Name);
        writer.WriteString("urn", resource.Urn);
        writer.WriteString("parent", resource.Parent);
        writer.WriteBoolean("custom", resource.IsCustom);
        writer.WritePropertyName("inputs");
        properties.WriteMap(resource.Inputs, resource.Secrets);
        writer.WritePropertyName("outputs");
        properties.WriteMap(resource.Outputs, resource.Secrets);
        writer.WriteStartArray("dependencies");
        foreach (var dependency in resource.Dependencies)
        {
            writer.WriteStringValue(dependency);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("protect", resource.Protect);
        writer.WriteEndObject();
    }
}
