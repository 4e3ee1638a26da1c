using System.Formats.Cbor;
using System.Text.Json.Nodes;

namespace Local.Endpoints.CloudWatch;

/// <summary>A CBOR body as a tree. https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html</summary>
internal static class CborTree
{
    private const int Deepest = 32;

    /// <exception cref="CborContentException">It is no CBOR.</exception>
    /// <exception cref="InvalidDataException">It is no map, is too deep, or has something in it that no request has.</exception>
    public static JsonObject Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            return ReadValue(new CborReader(body, CborConformanceMode.Lax), 0) as JsonObject ?? throw new InvalidDataException();
        }
        catch (Exception error) when (error is OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException(error.Message);
        }
    }

    private static JsonNode? ReadValue(CborReader reader, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException();
        }

        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                return ReadMap(reader, depth);
            case CborReaderState.StartArray:
                return ReadArray(reader, depth);
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return JsonValue.Create(reader.ReadTextString());
            case CborReaderState.UnsignedInteger:
                return JsonValue.Create((double)reader.ReadUInt64());
            case CborReaderState.NegativeInteger:
                return JsonValue.Create((double)reader.ReadInt64());
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return JsonValue.Create(reader.ReadDouble());
            case CborReaderState.Boolean:
                return JsonValue.Create(reader.ReadBoolean());
            case CborReaderState.Tag:
                // A time is a number of seconds with a tag that says so.
                reader.ReadTag();
                return ReadValue(reader, depth + 1);
            case CborReaderState.Null or CborReaderState.SimpleValue:
                reader.SkipValue();
                return null;
            default:
                throw new InvalidDataException();
        }
    }

    private static JsonObject ReadMap(CborReader reader, int depth)
    {
        var map = new JsonObject();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            map[reader.ReadTextString()] = ReadValue(reader, depth + 1);
        }

        reader.ReadEndMap();
        return map;
    }

    private static JsonArray ReadArray(CborReader reader, int depth)
    {
        var array = new JsonArray();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            array.Add(ReadValue(reader, depth + 1));
        }

        reader.ReadEndArray();
        return array;
    }
}
