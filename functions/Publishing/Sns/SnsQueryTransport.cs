using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Functions.Publishing.Sns;

/// <summary>SNS's query protocol over HTTPS, signed.</summary>
/// <param name="http">Sends the requests; its timeout bounds one request.</param>
/// <param name="endpoint">Where to, and for which region.</param>
/// <param name="credentials">Asked for every request, since they expire.</param>
/// <param name="clock">The real time: SNS refuses a request that is signed for another.</param>
/// <param name="traceId">The X-Ray trace of the invocation (<c>_X_AMZN_TRACE_ID</c>), asked for every request; null if there is none.</param>
public sealed class SnsQueryTransport(
    HttpClient http, SnsEndpoint endpoint, AWSCredentials credentials, TimeProvider clock, Func<string?> traceId) : ISnsTransport
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    /// <summary>SNS answers in milliseconds. What has not come by then is asked for again.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(5);

    /// <summary>Its answers have a few hundred bytes for each of ten entries.</summary>
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>A transport with the credentials, the region and the endpoint that an AWS SDK client would find.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="clock">The real time.</param>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no URL.</exception>
    public static SnsQueryTransport FromEnvironment(Func<string, string?> variable, TimeProvider clock)
    {
        var endpoint = SnsEndpoint.Find(variable);
        return new SnsQueryTransport(
            Client(endpoint.Url), endpoint, DefaultAWSCredentialsIdentityResolver.GetCredentials(), clock, () => variable("_X_AMZN_TRACE_ID"));
    }

    /// <inheritdoc/>
    public async Task<PublishBatchResponse> PublishBatch(
        string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries, CancellationToken cancellationToken)
    {
        using var request = await Request(SnsQueryForm.PublishBatch(topicArn, entries)).ConfigureAwait(false);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK
                ? SnsQueryAnswer.Response(answer, response.StatusCode)
                : throw SnsQueryAnswer.Error(answer, response.StatusCode);
        }
        catch (HttpRequestException error)
        {
            throw new SnsException(PublishCode.ConnectionFailed, $"no answer from {endpoint.Url}: {error.Message}", status: null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SnsException(
                PublishCode.ConnectionFailed, $"no answer from {endpoint.Url} within {http.Timeout.TotalSeconds:0.###} s", status: null);
        }
    }

    /// <summary>What connects to SNS: one for the life of the process, so that connections are kept.</summary>
    internal static HttpClient Client(Uri endpoint) => new(new SocketsHttpHandler
    {
        // A request that is signed for one host must not be led to another.
        AllowAutoRedirect = false,
        UseCookies = false,
        // A stand-in on this machine is never behind a proxy.
        UseProxy = !endpoint.IsLoopback,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = LongestRequest,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private async Task<HttpRequestMessage> Request(byte[] body)
    {
        var keys = await Credentials().ConfigureAwait(false);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        foreach (var (name, value) in SignatureV4.Sign(endpoint.Url, ContentType, body, keys, endpoint.Region, "sns", clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (traceId() is { Length: > 0 } trace)
        {
            // Not signed: whoever forwards the request may add to it.
            request.Headers.TryAddWithoutValidation("X-Amzn-Trace-Id", trace);
        }

        return request;
    }

    private async Task<ImmutableCredentials> Credentials()
    {
        try
        {
            return await credentials.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (AmazonClientException error)
        {
            throw new SnsException(PublishCode.NoCredentials, $"no credentials to sign with: {error.Message}", status: null);
        }
    }
}
