using System.Net.Http.Headers;
using System.Text;

namespace Tests.Local.Endpoints;

/// <summary>A request as an AWS SDK writes it, as far as the endpoint reads it.</summary>
internal static class SignedCall
{
    public static async Task<HttpResponseMessage> SendAsync(
        string url, string service, HttpMethod method, string path, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(url), path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=local/20260301/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> FormAsync(string url, string service, string form) =>
        SendAsync(url, service, HttpMethod.Post, "/", Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded; charset=utf-8");
}
