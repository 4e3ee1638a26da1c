using System.Net;
using System.Text;

namespace Tests.Functions.Calls;

/// <summary>In place of the network: answers as a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedHttp(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(string? Url, Dictionary<string, string> Headers, string Body)> Requests { get; } = [];

    public static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headers = request.Headers.Concat(request.Content?.Headers.ToArray() ?? []).ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        Requests.Add((request.RequestUri?.ToString(), headers, request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken)));
        return answer(Requests.Count);
    }
}
