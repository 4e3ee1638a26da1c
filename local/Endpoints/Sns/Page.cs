using System.Globalization;
using System.Text;
using System.Xml;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS lists by pages of a hundred; the token of the next names the place where it begins.</summary>
internal static class Page
{
    private const int Size = 100;

    public static void Write<T>(XmlWriter xml, string name, IEnumerable<T> all, string? token, Action<T> write)
    {
        var from = token is null ? 0 : PlaceOf(token);
        var page = all.Skip(from).Take(Size + 1).ToList();
        SnsXml.List(xml, name, page.Take(Size), write);
        if (page.Count > Size)
        {
            SnsXml.Text(xml, "NextToken", Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"from {from + Size}"))));
        }
    }

    private static int PlaceOf(string token)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]) is var text && text.StartsWith("from ", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new AwsError("InvalidParameter", "Invalid parameter: NextToken");
    }
}
