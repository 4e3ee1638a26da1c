using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Tests.Local.Signing;

/// <summary>
/// Verifies as a subscriber does, from the message's own fields and the certificate they name.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
/// </summary>
internal static class Verifier
{
    private static readonly string[] OfNotifications = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmations = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    /// <param name="certificate">PEM.</param>
    /// <param name="version">That it was signed with; null if the message says so truly.</param>
    public static bool Verify(JsonElement message, string certificate, string? version = null)
    {
        var text = new StringBuilder();
        foreach (var name in Text(message, "Type") == "Notification" ? OfNotifications : OfConfirmations)
        {
            if (Text(message, name) is { } value)
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        using var read = X509Certificate2.CreateFromPem(certificate);
        using var key = read.GetRSAPublicKey()!;
        var algorithm = (version ?? Text(message, "SignatureVersion")) switch
        {
            "1" => HashAlgorithmName.SHA1,
            "2" => HashAlgorithmName.SHA256,
            var other => throw new InvalidOperationException($"SignatureVersion {other}"),
        };
        return key.VerifyData(Encoding.UTF8.GetBytes(text.ToString()), Convert.FromBase64String(Text(message, "Signature")!), algorithm, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Fetches the certificate that the message names.</summary>
    public static async Task<bool> VerifyAsync(string json)
    {
        using var message = JsonDocument.Parse(json);
        using var http = new HttpClient();
        return Verify(message.RootElement, await http.GetStringAsync(Text(message.RootElement, "SigningCertURL")));
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
