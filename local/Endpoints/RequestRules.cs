using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Local.Endpoints;

/// <summary>
/// What keeps web pages away. Any page that is open in a browser can send requests to 127.0.0.1: by a form or a script, or
/// under a name of its own that it makes resolve to 127.0.0.1 (DNS rebinding). No AWS client sends what is refused here.
/// </summary>
internal sealed class RequestRules(int port)
{
    private const string AwsJson = "application/x-amz-json-1.";
    private const string Form = "application/x-www-form-urlencoded";

    private readonly string number = port.ToString(CultureInfo.InvariantCulture);
    private readonly string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>It names another host, or a page that is open in a browser sent it.</summary>
    public bool IsForeign(IHeaderDictionary headers) =>
        headers.Host.Count != 1 || !IsOwnHost(headers.Host[0]!) || headers.Origin.Count > 0 || headers.ContainsKey("Sec-Fetch-Site");

    /// <summary><c>null</c> when the body may be read.</summary>
    public int? StatusOfRefusal(IHttpRequestFeature request)
    {
        if (IsForeign(request.Headers))
        {
            return StatusCodes.Status403Forbidden;
        }

        // The absolute form would name another host.
        if (!request.RawTarget.StartsWith('/'))
        {
            return StatusCodes.Status404NotFound;
        }

        // SDKs compress what they send to CloudWatch in bulk, and nothing else.
        return request.Headers.ContentEncoding is [] or ["gzip"] ? null : StatusCodes.Status415UnsupportedMediaType;
    }

    /// <summary>
    /// For a signature in the address: a page could load that as a picture. Browsers tell so themselves
    /// (<see cref="IsForeign"/>); and every browser sends a language, which no AWS client does.
    /// </summary>
    public static bool IsNoBrowser(IHeaderDictionary headers) => headers.AcceptLanguage.Count == 0 && headers.Referer.Count == 0;

    /// <summary>JSON of any other type is what a page may send without asking first.</summary>
    public static bool IsAwsJson(string? contentType) =>
        contentType is not null && contentType.StartsWith(AwsJson, StringComparison.OrdinalIgnoreCase)
        && contentType.Length > AwsJson.Length && contentType[AwsJson.Length] is '0' or '1'
        && (contentType.Length == AwsJson.Length + 1 || contentType[AwsJson.Length + 1] is ';' or ' ');

    /// <summary>A page may send a form too, but none with a signature.</summary>
    public static bool IsForm(string? contentType) =>
        contentType is not null && contentType.StartsWith(Form, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == Form.Length || contentType[Form.Length] is ';' or ' ');

    private bool IsOwnHost(string host) => host == address
        || (host.Length == "localhost:".Length + number.Length && host.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) && host.EndsWith(number, StringComparison.Ordinal));
}
