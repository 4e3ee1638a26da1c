using System.Text.Encodings.Web;
using System.Text.Json;

namespace Local.Declaration;

/// <summary>
/// Knows the secret texts of a program, to keep out of what is shown whatever was made of one without the SDK's knowledge:
/// an ARN with a secret name in it, a policy that quotes it.
/// </summary>
public sealed class Secrecy
{
    /// <summary>A shorter one stands in other texts by chance.</summary>
    private const int ShortestPart = 4;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a program without secrets.</summary>
    public static readonly Secrecy Nothing = new([]);

    private readonly HashSet<string> wholes;
    private readonly List<string> parts;

    internal Secrecy(IEnumerable<string> secrets)
    {
        wholes = [.. secrets.Where(secret => secret.Length > 0)];
        // In a JSON text it stands escaped.
        parts =
        [
            .. wholes.Where(secret => secret.Length >= ShortestPart)
                .SelectMany(secret => new[] { secret, JsonSerializer.Serialize(secret)[1..^1], JsonSerializer.Serialize(secret, Relaxed)[1..^1] })
                .Distinct(),
        ];
    }

    public bool IsShownIn(string text) => wholes.Contains(text) || parts.Exists(part => text.Contains(part, StringComparison.Ordinal));
}
