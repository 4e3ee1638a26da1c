using System.Globalization;
using System.Text;
using Sim;

namespace Local.Endpoints;

/// <summary>
/// A request of the query protocol: <c>Action=Publish&amp;Message=a%20b</c>. Fields are few, and looked up a few times: a list
/// serves them faster than a dictionary. A value is decoded when somebody asks for it.
/// </summary>
internal sealed class QueryForm
{
    /// <summary>More than any request of AWS's needs.</summary>
    private const int MostFields = 1_000;

    private readonly List<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> fields = new(8);

    /// <exception cref="AwsError">Too many fields.</exception>
    public QueryForm(ReadOnlyMemory<byte> body)
    {
        while (!body.IsEmpty)
        {
            var end = body.Span.IndexOf((byte)'&');
            var field = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (field.IsEmpty)
            {
                continue;
            }

            if (fields.Count == MostFields)
            {
                throw new AwsError("MalformedQueryString", $"The request has more than {MostFields} fields.");
            }

            var equals = field.Span.IndexOf((byte)'=');
            var name = equals < 0 ? field : field[..equals];
            fields.Add((IsPlain(name.Span) ? name : Decode(name.Span), equals < 0 ? default : field[(equals + 1)..]));
        }
    }

    /// <summary>Null if there is none; bytes that are no UTF-8 become U+FFFD.</summary>
    public string? Text(string name) =>
        Find(name) is not { } value ? null : Encoding.UTF8.GetString(IsPlain(value.Span) ? value.Span : Decode(value.Span));

    /// <exception cref="AwsError">The value is no UTF-8.</exception>
    public Utf8Text? Utf8(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = IsPlain(value.Span) ? value.Span : Decode(value.Span);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8Text.CopyOf(bytes) : throw new AwsError("InvalidParameter", $"Invalid parameter: {name}");
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>True if a field's name begins so.</summary>
    public bool HasAny(string prefix)
    {
        foreach (var (name, _) in fields)
        {
            if (name.Length >= prefix.Length && Ascii.Equals(name.Span[..prefix.Length], prefix))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The prefixes of a list's elements, which count from 1: <c>Tags.member.1.</c> and so on.</summary>
    /// <param name="required">What every element has; empty for an element that is a value itself, whose prefix is then its name.</param>
    public IEnumerable<string> Elements(string list, string required = "")
    {
        for (var number = 1; number <= MostFields; number++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{list}.{number}{(required.Length == 0 ? "" : ".")}");
            if (!Has(prefix + required))
            {
                yield break;
            }

            yield return prefix;
        }
    }

    /// <summary>A list of texts: <c>TagKeys.member.1</c> and so on.</summary>
    public IReadOnlyList<string> Texts(string list) => [.. Elements(list).Select(name => Text(name)!)];

    /// <summary>A list of pairs, in order: <c>Attributes.entry.1.key</c> with <c>Attributes.entry.1.value</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string list, string key, string value) =>
        [.. Elements(list, key).Select(prefix => KeyValuePair.Create(Text(prefix + key)!, Text(prefix + value) ?? ""))];

    private ReadOnlyMemory<byte>? Find(string name)
    {
        foreach (var field in fields)
        {
            if (field.Name.Length == name.Length && Ascii.Equals(field.Name.Span, name))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>A percent sign that two hexadecimal digits do not follow stands for itself.</summary>
    private static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        if (IsPlain(encoded))
        {
            return encoded.ToArray();
        }

        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var at = 0; at < encoded.Length; at++)
        {
            var next = encoded[at];
            if (next == '%' && at + 2 < encoded.Length && Hex(encoded[at + 1]) is >= 0 and var high && Hex(encoded[at + 2]) is >= 0 and var low)
            {
                next = (byte)((high << 4) | low);
                at += 2;
            }
            else if (next == '+')
            {
                next = (byte)' ';
            }

            decoded[length++] = next;
        }

        return length == decoded.Length ? decoded : decoded[..length];
    }

    private static bool IsPlain(ReadOnlySpan<byte> encoded) => !encoded.ContainsAny((byte)'%', (byte)'+');

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
