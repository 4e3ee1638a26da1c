using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Functions.Calls;

/// <summary>
/// Signed POST requests to one service of AWS: one for the life of the process, so that connections are kept. The pipeline of
/// an AWS SDK client would be a third of a function's package (bench/RESULTS.md).
/// </summary>
/// <param name="http">Sends the requests; its timeout bounds one request.</param>
/// <param name="endpoint">Where to, and for which service and region.</param>
/// <param name="credentials">Asked for every request, since they expire.</param>
/// <param name="clock">The real time: AWS refuses a request that is signed for another.</param>
/// <param name="traceId">The X-Ray trace of the invocation (<c>_X_AMZN_TRACE_ID</c>), asked for every request; null if there is none.</param>
public sealed class SignedPost(
    HttpClient http, ServiceEndpoint endpoint, Func<CancellationToken, Task<ImmutableCredentials>> credentials, TimeProvider clock, Func<string?> traceId)
{
    public ServiceEndpoint Endpoint => endpoint;

    /// <summary>In a Lambda function: region, endpoint and credentials are those that Lambda names in the environment.</summary>
    /// <param name="service">The service as its host names it: <c>sns</c>.</param>
    /// <param name="timeout">Of one request.</param>
    /// <exception cref="InvalidOperationException">There is no region, there are no credentials, or the endpoint is no URL.</exception>
    public static SignedPost OnLambda(string service, TimeSpan timeout)
    {
        var endpoint = ServiceEndpoint.OnLambda(service, Environment.GetEnvironmentVariable);
        return To(endpoint, timeout, new LambdaCredentials(Environment.GetEnvironmentVariable, TimeProvider.System).Get);
    }

    /// <summary>Anywhere: region and credentials are those that an AWS SDK client would find.</summary>
    /// <param name="service">The service as its host names it: <c>sns</c>.</param>
    /// <param name="timeout">Of one request.</param>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no URL.</exception>
    public static SignedPost OnAws(string service, TimeSpan timeout)
    {
        var endpoint = ServiceEndpoint.OnAws(service, Environment.GetEnvironmentVariable);
        var credentials = DefaultAWSCredentialsIdentityResolver.GetCredentials();
        return To(endpoint, timeout, _ => credentials.GetCredentialsAsync());
    }

    /// <summary>Sends a request, once.</summary>
    /// <param name="body">What is sent.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="target">The operation, of a JSON protocol; null of others.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="NoAnswerException">No connection, or one that broke, or an answer that took too long.</exception>
    /// <exception cref="AmazonClientException">There are no credentials to sign with.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HttpResponseMessage> Send(byte[] body, string contentType, string? target, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var keys = await credentials(cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in SignatureV4.Sign(endpoint, contentType, target, body, keys, clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (traceId() is { Length: > 0 } trace)
        {
            // Not signed: whoever forwards the request may add to it.
            request.Headers.TryAddWithoutValidation("X-Amzn-Trace-Id", trace);
        }

        try
        {
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new NoAnswerException($"no answer from {endpoint.Url}: {error.Message}", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException($"no answer from {endpoint.Url} within {http.Timeout.TotalSeconds:0.###} s", error);
        }
    }

    private static SignedPost To(ServiceEndpoint endpoint, TimeSpan timeout, Func<CancellationToken, Task<ImmutableCredentials>> credentials) => new(
        // A stand-in on this machine is never behind a proxy.
        AwsHttp.Client(timeout, throughProxy: !endpoint.Url.IsLoopback),
        endpoint,
        credentials,
        TimeProvider.System,
        () => Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
}
