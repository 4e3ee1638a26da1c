using System.Text.RegularExpressions;

namespace Local.Reporting;

/// <summary>What may come into a log by accident and must not be shown: <c>***</c> stands for it.</summary>
public static partial class MaskedText
{
    public static string Of(string text) =>
        // Most lines have none of the signs by which one is known.
        text.Contains("KIA", StringComparison.Ordinal) || text.Contains("SIA", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)
        || text.Contains('=', StringComparison.Ordinal) || text.Contains("uthorization", StringComparison.Ordinal)
            ? Secret().Replace(text, "***")
            : text;

    /// <summary>
    /// Ids of access keys; what a signature is made with; the password of a URL or a connection string; a header Authorization.
    /// </summary>
    [GeneratedRegex(
        """\b(AKIA|ASIA)[A-Z0-9]{16}\b|(?<=://[^/\s:@]{0,256}:)[^@\s/]{1,512}(?=@)|(?<=\b(password|pwd|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|SharedAccessKey)\s?=\s?)[^;\s"']{1,4096}|(?<=\bauthorization["']?\s?[:=]\s?["']?)(AWS4-HMAC-SHA256|Basic|Bearer)\s[^"'\r\n]{1,4096}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Secret();
}
