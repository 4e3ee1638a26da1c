using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Local.Endpoints;

/// <summary>
/// What a signature says of a request: <c>AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request, ...</c>. Whatever
/// the key: every SDK signs, and no form of a web page can.
/// </summary>
internal sealed record CredentialScope(string AccessKeyId, string Region, string Service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";
    private const string Credential = "Credential=";

    private static readonly CredentialScope Unknown = new("", "", "");

    /// <summary>The scopes seen last: a client signs its requests alike, and they need no strings of their own.</summary>
    private static readonly CredentialScope?[] Seen = new CredentialScope?[16];

    /// <summary>False without a signature. What a signature without a scope leaves open is empty.</summary>
    public static bool TryRead(StringValues authorization, out CredentialScope scope)
    {
        scope = Unknown;
        if (authorization.Count != 1 || !authorization[0]!.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return false;
        }

        var text = authorization[0].AsSpan();
        var start = text.IndexOf(Credential, StringComparison.Ordinal);
        if (start < 0)
        {
            return true;
        }

        text = text[(start + Credential.Length)..];
        text = text[..(text.IndexOfAny(',', ' ') is >= 0 and var end ? end : text.Length)];
        Span<Range> parts = stackalloc Range[6];
        if (text.Split(parts, '/') == 5)
        {
            scope = Of(text[parts[0]], text[parts[2]], text[parts[3]]);
        }

        return true;
    }

    /// <summary>The signature of a presigned request, which stands in its query.</summary>
    public static bool TryReadQuery(ReadOnlySpan<char> target, out CredentialScope scope)
    {
        scope = Unknown;
        if (target.IndexOf('?') is not (>= 0 and var start))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[6];
        foreach (var field in new QueryStringEnumerable(target[start..].ToString()))
        {
            if (field.DecodeName().Span is "X-Amz-Credential")
            {
                var credential = field.DecodeValue().Span;
                if (credential.Split(parts, '/') == 5)
                {
                    scope = Of(credential[parts[0]], credential[parts[2]], credential[parts[3]]);
                    return true;
                }
            }
        }

        return false;
    }

    private static CredentialScope Of(ReadOnlySpan<char> accessKeyId, ReadOnlySpan<char> region, ReadOnlySpan<char> service)
    {
        ref var seen = ref Seen[(string.GetHashCode(region) ^ string.GetHashCode(service)) & (Seen.Length - 1)];
        if (seen is { } known && accessKeyId.SequenceEqual(known.AccessKeyId) && region.SequenceEqual(known.Region) && service.SequenceEqual(known.Service))
        {
            return known;
        }

        var scope = new CredentialScope(accessKeyId.ToString(), region.ToString(), service.ToString());
        seen = scope;
        return scope;
    }
}
