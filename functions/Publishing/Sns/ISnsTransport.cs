namespace Functions.Publishing.Sns;

/// <summary>
/// The one call of SNS that publishing needs. <see cref="SnsQueryTransport"/> makes it over HTTPS; where the package
/// AWSSDK.SimpleNotificationService is at hand, an adapter to it can take its place.
/// </summary>
public interface ISnsTransport
{
    /// <summary>Makes one PublishBatch request, once.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="entries">Up to 10, of at most 262,144 bytes together.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="SnsException">The request as a whole failed, or SNS could not be asked.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<PublishBatchResponse> PublishBatch(
        string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries, CancellationToken cancellationToken);
}
