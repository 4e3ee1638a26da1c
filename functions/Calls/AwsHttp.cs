using System.Diagnostics;

namespace Functions.Calls;

/// <summary>HTTP as AWS is asked by it.</summary>
internal static class AwsHttp
{
    /// <summary>DynamoDB's largest answer has 1 MB of items, or 16 MB of a batch; in JSON they are longer.</summary>
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>A client for the life of the process.</summary>
    /// <param name="timeout">Of one request.</param>
    /// <param name="throughProxy">Whether the environment's proxy is used, if it names one.</param>
    public static HttpClient Client(TimeSpan timeout, bool throughProxy) => new(new SocketsHttpHandler
    {
        // A request that is signed for one host must not be led to another.
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = throughProxy,
        // No headers that AWS does not read; without a propagator the platform would not report requests to listeners either.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    })
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };
}
