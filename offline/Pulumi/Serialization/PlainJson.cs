using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON in and out of plain trees.</summary>
internal static class PlainJson
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject().Aggregate(
            ImmutableDictionary<string, object?>.Empty,
            (all, property) => all.SetItem(property.Name, Read(property.Value))),
        _ => throw new InvalidOperationException(
            $"Unknown {nameof(JsonElement)}.{nameof(JsonElement.ValueKind)}: {element.ValueKind}"),
    };

    /// <summary>The element, or what stood in its way.</summary>
    public static Conversion Write(string context, object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (Write(context, writer, value) is { } error)
            {
                return Conversion.Failed(error);
            }
        }

        return new Conversion(JsonDocument.Parse(stream.ToArray()).RootElement, null);
    }

    private static string? Write(string context, Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return null;
            case string text:
                writer.WriteStringValue(text);
                return null;
            case double number:
                writer.WriteNumberValue(number);
                return null;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return null;
            case ImmutableArray<object?> array:
                writer.WriteStartArray();
                var failed = array.Select(item => Write(context, writer, item)).FirstOrDefault(error => error is not null);
                return failed ?? Close(writer.WriteEndArray);
            case ImmutableDictionary<string, object?> dictionary:
                writer.WriteStartObject();
                foreach (var (name, item) in dictionary)
                {
                    writer.WritePropertyName(name);
                    if (Write(context, writer, item) is { } error)
                    {
                        return error;
                    }
                }

                return Close(writer.WriteEndObject);
            default:
                return $"Unexpected type {value.GetType().FullName} when converting {context} to {nameof(JsonElement)}";
        }
    }

    private static string? Close(Action end)
    {
        end();
        return null;
    }
}
