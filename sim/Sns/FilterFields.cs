using System.Globalization;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>
/// A message as filter policies see it: a flat list of paths and scalar values. SNS flattens a body with dots, so
/// <c>{"a.b":"x"}</c> and <c>{"a":{"b":"x"}}</c> look the same, and every element of an array is a value of its path.
/// </summary>
internal sealed class FilterFields
{
    private readonly List<FilterField> fields = [];

    private FilterFields()
    {
    }

    /// <summary>What makes the message unfit for any policy of this scope; Accepted if nothing.</summary>
    public FilterReason Problem { get; private set; } = FilterReason.Accepted;

    public int Count => fields.Count;

    public FilterField this[int index] => fields[index];

    /// <summary>A String.Array counts by its elements, a single value as the only one; Binary attributes are invisible to policies.</summary>
    public static FilterFields OfAttributes(MessageAttributeSet attributes)
    {
        var result = new FilterFields();
        foreach (var (name, value) in attributes.Items)
        {
            if (value.DataType == "String.Array")
            {
                if (!result.TryAddJson(name, value.StringValue!, kind => kind != JsonValueKind.Object))
                {
                    result.Problem = FilterReason.InvalidAttributes;
                }
            }
            else if (value.DataType.StartsWith("Number", StringComparison.Ordinal))
            {
                var number = double.Parse(value.StringValue!, NumberStyles.Float, CultureInfo.InvariantCulture);
                result.fields.Add(new FilterField(name, JsonValueKind.Number, null, number));
            }
            else if (!value.IsBinary)
            {
                result.fields.Add(new FilterField(name, JsonValueKind.String, value.StringValue, 0));
            }
        }

        if (attributes.Count == 0)
        {
            result.Problem = FilterReason.NoMessageAttributes;
        }

        return result;
    }

    public static FilterFields OfBody(string body)
    {
        var result = new FilterFields();
        if (!result.TryAddJson("", body, kind => kind == JsonValueKind.Object))
        {
            result.Problem = FilterReason.InvalidMessageBody;
        }

        return result;
    }

    private bool TryAddJson(string path, string json, Func<JsonValueKind, bool> isFit)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!isFit(document.RootElement.ValueKind))
            {
                return false;
            }

            Add(path, document.RootElement);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which is JSON but no text.
            return false;
        }
    }

    private void Add(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Add(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Add(path, item);
                }

                break;
            case JsonValueKind.Number:
                fields.Add(new FilterField(path, JsonValueKind.Number, null, element.GetDouble()));
                break;
            default:
                var text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
                fields.Add(new FilterField(path, element.ValueKind, text, 0));
                break;
        }
    }
}

/// <summary>One scalar of a message.</summary>
internal readonly record struct FilterField(string Path, JsonValueKind Kind, string? Text, double Number)
{
    /// <summary>The value as JSON.</summary>
    public override string ToString() => Kind switch
    {
        JsonValueKind.String => $"\"{JsonEncodedText.Encode(Text!, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        JsonValueKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
