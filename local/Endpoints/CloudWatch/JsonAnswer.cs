using System.Buffers;
using System.Text.Json;

namespace Local.Endpoints.CloudWatch;

/// <summary>AWS JSON 1.0: times are seconds since 1970.</summary>
internal sealed class JsonAnswer : AnswerWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public JsonAnswer()
    {
        json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
    }

    public override EndpointAnswer Finish()
    {
        json.WriteEndObject();
        json.Dispose();
        return new EndpointAnswer(200, buffer.WrittenMemory);
    }

    public override void NumberMap(string name, IEnumerable<(string Key, double Value)> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            WriteNumber(key, value);
        }

        json.WriteEndObject();
    }

    protected override void BeginStructure(string? name)
    {
        Name(name);
        json.WriteStartObject();
    }

    protected override void EndStructure() => json.WriteEndObject();

    protected override void BeginList(string name) => json.WriteStartArray(name);

    protected override void EndList() => json.WriteEndArray();

    protected override void WriteText(string? name, string value)
    {
        Name(name);
        json.WriteStringValue(value);
    }

    protected override void WriteNumber(string? name, double value)
    {
        Name(name);
        json.WriteNumberValue(value);
    }

    protected override void WriteInteger(string name, long value) => json.WriteNumber(name, value);

    protected override void WriteFlag(string name, bool value) => json.WriteBoolean(name, value);

    protected override void WriteTime(string? name, DateTimeOffset value)
    {
        Name(name);
        json.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
    }

    private void Name(string? name)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }
    }
}
