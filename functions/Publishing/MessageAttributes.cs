using System.Globalization;
using System.Text.Json;
using Events;

namespace Functions.Publishing;

/// <summary>
/// The message attributes of an event: always <c>eventType</c>, its type's name, and the fields of its data that the topic's
/// subscriptions filter on. Only scalar fields at the top of the data can be filtered on; a field that is absent, null, empty
/// or no scalar has no attribute, and a filter on it then does not match.
/// </summary>
internal static class MessageAttributes
{
    public const string EventType = "eventType";

    /// <summary>The attributes; a field that SNS would refuse, and the whole batch with it, adds to the reasons.</summary>
    public static List<MessageAttribute> Of(EventType type, JsonElement data, Topic topic, List<string> reasons)
    {
        var attributes = new List<MessageAttribute> { new(EventType, "String", type.Name) };
        foreach (var name in topic.Attributes.Where(name => name != EventType))
        {
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out var field))
            {
                continue;
            }

            switch (field.ValueKind)
            {
                case JsonValueKind.String when field.GetString() is { Length: > 0 } text:
                    attributes.Add(new MessageAttribute(name, "String", text));
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    attributes.Add(new MessageAttribute(name, "String", field.GetBoolean() ? "true" : "false"));
                    break;
                case JsonValueKind.Number when IsWithinLimits(field.GetRawText()):
                    attributes.Add(new MessageAttribute(name, "Number", field.GetRawText()));
                    break;
                case JsonValueKind.Number:
                    reasons.Add(
                        $"data.{name}: is sent as an attribute of topic `{topic.Name}`, where a number has at most {SnsLimits.NumberDigits} digits "
                        + $"and lies between 1e{SnsLimits.SmallestExponent} and 1e{SnsLimits.LargestExponent}");
                    break;
            }
        }

        return attributes;
    }

    /// <summary>Looks at the digits as they are written: no number type holds all that JSON can write.</summary>
    private static bool IsWithinLimits(string number)
    {
        var mantissaEnd = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mantissaEnd < 0 ? number : number[..mantissaEnd];
        var exponent = 0;
        if (mantissaEnd >= 0 && !int.TryParse(number.AsSpan(mantissaEnd + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var point = mantissa.IndexOf('.');
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('-').TrimStart('0');
        var fraction = point < 0 ? string.Empty : mantissa[(point + 1)..];
        var digits = (whole + fraction).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return true;
        }

        long leadingZeros = fraction.Length - fraction.TrimStart('0').Length;
        var magnitude = exponent + (whole.Length > 0 ? whole.Length - 1L : -leadingZeros - 1);
        return digits.Length <= SnsLimits.NumberDigits && magnitude is >= SnsLimits.SmallestExponent and < SnsLimits.LargestExponent;
    }
}
