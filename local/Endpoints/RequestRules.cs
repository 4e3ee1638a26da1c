using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Local.Endpoints;

/// <summary>
/// What keeps web pages away. Any page that is open in a browser can send requests to 127.0.0.1: by a form or a script, or
/// under a name of its own that it makes resolve to 127.0.0.1 (DNS rebinding). No AWS client sends what is refused here.
/// </summary>
internal static class RequestRules
{
    private static readonly string[] MediaTypes = ["application/x-amz-json-1.0", "application/x-amz-json-1.1"];

    /// <summary><c>null</c> when the request may come in.</summary>
    public static int? StatusOfRefusal(HttpContext context, int port)
    {
        var request = context.Request;
        if (IsForeign(request, port))
        {
            return StatusCodes.Status403Forbidden;
        }

        // The raw target also shows the absolute form, which would name another host.
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget != "/")
        {
            return StatusCodes.Status404NotFound;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        return request.Headers.ContentEncoding.Count == 0 && (IsAwsJson(request.ContentType) || (IsForm(request.ContentType) && IsSignedFor(request, AwsServices.Sns)))
            ? null
            : StatusCodes.Status415UnsupportedMediaType;
    }

    /// <summary>It names another host, or a page that is open in a browser sent it.</summary>
    public static bool IsForeign(HttpRequest request, int port) =>
        !IsOwnHost(request.Headers.Host.ToString(), port) || IsFromBrowser(request.Headers);

    /// <summary>Whatever the signature: every SDK sends one, and no form can.</summary>
    public static bool IsSigned(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal);

    /// <summary>By the scope of its signature: AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request.</summary>
    public static bool IsSignedFor(HttpRequest request, string service) =>
        IsSigned(request) && request.Headers.Authorization.ToString().Contains($"/{service}/aws4_request", StringComparison.Ordinal);

    private static bool IsOwnHost(string host, int port)
    {
        var own = port.ToString(CultureInfo.InvariantCulture);
        return host == $"127.0.0.1:{own}" || host.Equals($"localhost:{own}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFromBrowser(IHeaderDictionary headers) =>
        headers.Origin.Count > 0 || headers.ContainsKey("Sec-Fetch-Site");

    /// <summary>SNS's older protocol. A page may send a form too, but none with a signature.</summary>
    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    // JSON of any other type is what a page may send without asking first.
    private static bool IsAwsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && MediaTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase);
}
