using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Functions.Calls;

/// <summary>
/// AWS Signature Version 4 of a POST without a query (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).
/// The canonical request is written here; the key and the signature are the AWS SDK's.
/// </summary>
public static class SignatureV4
{
    public const string TokenHeader = "X-Amz-Security-Token";

    private const string TargetHeader = "X-Amz-Target";

    /// <summary>The headers of the request: <c>X-Amz-Date</c>, the session token and the target if there are such, <c>Authorization</c>.</summary>
    /// <param name="endpoint">Where it goes.</param>
    /// <param name="contentType">Its <c>Content-Type</c>, or null.</param>
    /// <param name="target">The operation, of a JSON protocol; null of others.</param>
    /// <param name="body">Its body.</param>
    /// <param name="credentials">Whose request it is.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        ServiceEndpoint endpoint, string? contentType, string? target, byte[] body, ImmutableCredentials credentials, DateTimeOffset now)
    {
        var uri = endpoint.Url;
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        // As the Host header has it: an IPv6 address in brackets, a port only if it is not the scheme's own.
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        List<KeyValuePair<string, string>> result = [new("X-Amz-Date", date)];
        if (credentials.UseToken)
        {
            result.Add(new(TokenHeader, credentials.Token));
        }

        if (target is not null)
        {
            result.Add(new(TargetHeader, target));
        }

        // In the order of their names, as the canonical request wants them.
        var (names, headers) = ("host", $"host:{(uri.IsDefaultPort ? host : $"{host}:{uri.Port}")}\n");
        if (contentType is not null)
        {
            (names, headers) = ("content-type;" + names, $"content-type:{contentType}\n{headers}");
        }

        foreach (var (name, value) in result)
        {
            var lower = name.ToLowerInvariant();
            (names, headers) = ($"{names};{lower}", $"{headers}{lower}:{value.Trim()}\n");
        }

        var canonicalRequest = $"POST\n{uri.AbsolutePath}\n\n{headers}\n{names}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        var signature = AWS4Signer.ComputeSignature(
            credentials.AccessKey, credentials.SecretKey, endpoint.Region, now.UtcDateTime, endpoint.Service, names, canonicalRequest);
        result.Add(new("Authorization", signature.ForAuthorizationHeader));
        return result;
    }
}
