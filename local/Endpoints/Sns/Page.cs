using System.Globalization;
using System.Text;
using System.Xml;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS lists by pages of a hundred; the token of the next names the place where it begins.</summary>
internal static class Page
{
    public const int Size = 100;
    private const string Prefix = "from ";

    /// <param name="size">Smaller where the client asks for fewer.</param>
    /// <exception cref="AwsError">The token is none.</exception>
    public static Page<T> Of<T>(IEnumerable<T> all, string? token, int size = Size)
    {
        var from = string.IsNullOrEmpty(token) ? 0 : PlaceOf(token);
        var page = all.Skip(from).Take(size + 1).ToList();
        return page.Count <= size
            ? new Page<T>(page, null)
            : new Page<T>(page[..size], Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{from + size}"))));
    }

    private static int PlaceOf(string token)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]) is var text && text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new AwsError("InvalidParameter", "Invalid parameter: NextToken");
    }
}

/// <param name="NextToken">Null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    public void Write(XmlWriter xml, string name, Action<T> write)
    {
        SnsXml.List(xml, name, Items, write);
        SnsXml.Text(xml, "NextToken", NextToken);
    }
}
