using System.Net;
using Amazon.Runtime;
using Functions.Calls;

namespace Functions.Publishing.Sns;

/// <summary>SNS's query protocol over HTTPS, signed.</summary>
/// <param name="post">Sends the requests.</param>
public sealed class SnsQueryTransport(SignedPost post) : ISnsTransport
{
    private const string Service = "sns";
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    /// <summary>SNS answers in milliseconds. What has not come by then is asked for again.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(5);

    /// <summary>A transport with the region, the endpoint and the credentials that Lambda names in the environment.</summary>
    /// <exception cref="InvalidOperationException">There is no region, there are no credentials, or the endpoint is no URL.</exception>
    public static SnsQueryTransport OnLambda() => new(SignedPost.OnLambda(Service, LongestRequest));

    /// <summary>A transport with the region, the endpoint and the credentials that an AWS SDK client would find.</summary>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no URL.</exception>
    public static SnsQueryTransport OnAws() => new(SignedPost.OnAws(Service, LongestRequest));

    /// <inheritdoc/>
    public async Task<PublishBatchResponse> PublishBatch(
        string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await post.Send(SnsQueryForm.PublishBatch(topicArn, entries), ContentType, target: null, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK
                ? SnsQueryAnswer.Response(answer, response.StatusCode)
                : throw SnsQueryAnswer.Error(answer, response.StatusCode);
        }
        catch (NoAnswerException error)
        {
            throw new SnsException(PublishCode.ConnectionFailed, error.Message, status: null);
        }
        catch (AmazonClientException error)
        {
            throw new SnsException(PublishCode.NoCredentials, $"no credentials to sign with: {error.Message}", status: null);
        }
    }
}
