using System.Globalization;
using System.Text;

namespace Tests.Local.Security;

/// <summary>What came back, as it stood on the wire.</summary>
/// <param name="Status">0 if the connection was closed without an answer.</param>
public sealed record RawAnswer(int Status, string Head, string Body)
{
    public static async Task<RawAnswer> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all);
        }
        catch (IOException)
        {
            // Reset, with what was not read of the request: what was answered before counts.
        }

        var text = Encoding.UTF8.GetString(all.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? new RawAnswer(0, text, "") : new RawAnswer(int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture), text[..end], text[(end + 4)..]);
    }
}
