using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Functions.Calls;

/// <summary>
/// Calls of a service that speaks JSON, as DynamoDB and SQS do, with the AWS SDK's own requests, answers and errors: throttles,
/// faults of the service and what got no whole answer are tried again.
/// </summary>
/// <param name="post">Sends the requests.</param>
/// <param name="backoff">When to try again.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="jitter">From 0 up to, not including, 1: spreads the pauses.</param>
public sealed class JsonProtocol(SignedPost post, Backoff backoff, TimeProvider clock, Func<double> jitter)
{
    /// <summary>In a Lambda function: region, endpoint and credentials are those that Lambda names in the environment.</summary>
    /// <param name="service">The service as its host names it: <c>sqs</c>.</param>
    /// <param name="timeout">Of one request.</param>
    /// <param name="backoff">When to try again.</param>
    /// <exception cref="InvalidOperationException">There is no region, there are no credentials, or the endpoint is no URL.</exception>
    public static JsonProtocol OnLambda(string service, TimeSpan timeout, Backoff backoff) =>
        new(SignedPost.OnLambda(service, timeout), backoff, TimeProvider.System, Backoff.Chance);

    /// <summary>Makes a call until it succeeds, fails for good, or was tried often enough.</summary>
    /// <param name="request">The marshalled request.</param>
    /// <param name="unmarshaller">Reads the operation's answers and errors.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    /// <exception cref="AmazonServiceException">What the service says of the last attempt, as the class of its code.</exception>
    /// <exception cref="AmazonClientException">The last attempt got no answer, or there were no credentials to sign it with.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<AmazonWebServiceResponse> Call(IRequest request, JsonResponseUnmarshaller unmarshaller, CancellationToken cancellationToken)
    {
        using var content = request.ContentStream;
        var body = new byte[content.Length];
        content.ReadExactly(body);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(request, body, unmarshaller, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (attempt < backoff.Attempts && IsWorthRetrying(error))
            {
                await Task.Delay(backoff.After(attempt, jitter()), clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<AmazonWebServiceResponse> Attempt(
        IRequest request, byte[] body, JsonResponseUnmarshaller unmarshaller, CancellationToken cancellationToken)
    {
        using var response = await post.Send(body, request.Headers["Content-Type"], request.Headers["X-Amz-Target"], cancellationToken).ConfigureAwait(false);
        // It is in memory: HttpClient has read it.
        var answer = new ServiceAnswer(response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        if (!answer.IsWhole)
        {
            throw new NoAnswerException($"the answer of {post.Endpoint.Url} is not what its checksum says", new InvalidDataException("x-amz-crc32"));
        }

        if (!answer.IsJson)
        {
            throw Error($"{post.Endpoint.Url} answered {(int)answer.StatusCode} {answer.StatusCode} without JSON", answer.StatusCode);
        }

        using var context = new JsonUnmarshallerContext(new MemoryStream(answer.Body), maintainResponseBody: false, answer, !answer.IsSuccessStatusCode);
        return answer.IsSuccessStatusCode
            ? unmarshaller.UnmarshallResponse(context)
            : throw unmarshaller.UnmarshallException(context, innerException: null, answer.StatusCode);
    }

    private static AmazonServiceException Error(string message, HttpStatusCode status) => new(message)
    {
        ErrorCode = $"Http{(int)status}",
        StatusCode = status,
    };

    private static bool IsWorthRetrying(Exception error) => error is AmazonClientException
        || (error is AmazonServiceException said
            && (said.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                || ThrottleCode.Is(said.ErrorCode)));
}
