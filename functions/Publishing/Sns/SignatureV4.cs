using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Functions.Publishing.Sns;

/// <summary>
/// AWS Signature Version 4 of a POST without a query (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).
/// The canonical request is written here; the key and the signature are the AWS SDK's.
/// </summary>
public static class SignatureV4
{
    public const string TokenHeader = "X-Amz-Security-Token";

    /// <summary>The headers that sign the request: <c>X-Amz-Date</c>, the session token if there is one, <c>Authorization</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        Uri uri, string? contentType, byte[] body, ImmutableCredentials credentials, string region, string service, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        // In the order of their names, as the canonical request wants them.
        var signed = new List<KeyValuePair<string, string>>();
        if (contentType is not null)
        {
            signed.Add(new("content-type", contentType));
        }

        // As the Host header has it: an IPv6 address in brackets, a port only if it is not the scheme's own.
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        signed.Add(new("host", uri.IsDefaultPort ? host : $"{host}:{uri.Port}"));
        signed.Add(new("x-amz-date", date));
        if (credentials.UseToken)
        {
            signed.Add(new("x-amz-security-token", credentials.Token));
        }

        var names = string.Join(';', signed.Select(header => header.Key));
        var headers = string.Concat(signed.Select(header => $"{header.Key}:{header.Value.Trim()}\n"));
        var canonicalRequest = $"POST\n{uri.AbsolutePath}\n\n{headers}\n{names}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        var signature = AWS4Signer.ComputeSignature(
            credentials.AccessKey, credentials.SecretKey, region, now.UtcDateTime, service, names, canonicalRequest);

        List<KeyValuePair<string, string>> result = [new("X-Amz-Date", date), new("Authorization", signature.ForAuthorizationHeader)];
        if (credentials.UseToken)
        {
            result.Add(new(TokenHeader, credentials.Token));
        }

        return result;
    }
}
