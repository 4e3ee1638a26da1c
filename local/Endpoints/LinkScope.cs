using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Local.Endpoints;

/// <summary>
/// The links that SNS puts into what it sends to URLs, <c>/_sns/eu-west-1/?Action=ConfirmSubscription&amp;...</c>. Whoever has one need
/// not sign, because it carries a token or an id that nobody guesses. A browser's requests are refused all the same.
/// </summary>
internal static class LinkScope
{
    private const string Root = "/_sns/";

    public static bool Is(ReadOnlySpan<char> target) => target.StartsWith(Root, StringComparison.Ordinal);

    public static bool TryRead(IHttpRequestFeature request, ref CredentialScope scope)
    {
        var target = request.RawTarget.AsSpan();
        if (!Is(target) || request.Method != HttpMethods.Get || !RequestRules.IsNoBrowser(request.Headers))
        {
            return false;
        }

        var rest = target[Root.Length..];
        var end = rest.IndexOf('/');
        if (end < 0 || !(rest[end..].StartsWith("/?Action=ConfirmSubscription&", StringComparison.Ordinal) || rest[end..].StartsWith("/?Action=Unsubscribe&", StringComparison.Ordinal)))
        {
            return false;
        }

        scope = new CredentialScope("", rest[..end].ToString(), AwsServices.Sns);
        return true;
    }
}
