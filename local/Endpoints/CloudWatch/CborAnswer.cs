using System.Formats.Cbor;

namespace Local.Endpoints.CloudWatch;

/// <summary>Smithy RPC v2 CBOR: times are seconds since 1970 with a tag.</summary>
internal sealed class CborAnswer : AnswerWriter
{
    private readonly CborWriter cbor = new();

    public CborAnswer() => cbor.WriteStartMap(null);

    public override EndpointAnswer Finish()
    {
        cbor.WriteEndMap();
        return new EndpointAnswer(200, cbor.Encode()) { ContentType = EndpointAnswer.Cbor, Headers = [("smithy-protocol", "rpc-v2-cbor")] };
    }

    public override void NumberMap(string name, IEnumerable<(string Key, double Value)> values)
    {
        BeginStructure(name);
        foreach (var (key, value) in values)
        {
            WriteNumber(key, value);
        }

        EndStructure();
    }

    protected override void BeginStructure(string? name)
    {
        Name(name);
        cbor.WriteStartMap(null);
    }

    protected override void EndStructure() => cbor.WriteEndMap();

    protected override void BeginList(string name)
    {
        Name(name);
        cbor.WriteStartArray(null);
    }

    protected override void EndList() => cbor.WriteEndArray();

    protected override void WriteText(string? name, string value)
    {
        Name(name);
        cbor.WriteTextString(value);
    }

    protected override void WriteNumber(string? name, double value)
    {
        Name(name);
        cbor.WriteDouble(value);
    }

    protected override void WriteInteger(string name, long value)
    {
        Name(name);
        cbor.WriteInt64(value);
    }

    protected override void WriteFlag(string name, bool value)
    {
        Name(name);
        cbor.WriteBoolean(value);
    }

    protected override void WriteTime(string? name, DateTimeOffset value)
    {
        Name(name);
        cbor.WriteTag(CborTag.UnixTimeSeconds);
        cbor.WriteDouble(value.ToUnixTimeMilliseconds() / 1000.0);
    }

    private void Name(string? name)
    {
        if (name is not null)
        {
            cbor.WriteTextString(name);
        }
    }
}
