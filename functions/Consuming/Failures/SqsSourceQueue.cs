using Amazon.SQS.Model;

namespace Functions.Consuming.Failures;

/// <summary>The source queue in SQS, by <c>ChangeMessageVisibility</c>.</summary>
public sealed class SqsSourceQueue(SqsAccess sqs, string queueUrl) : ISourceQueue
{
    public Task Delay(string receiptHandle, TimeSpan wait, CancellationToken cancellationToken) => sqs.Client.ChangeMessageVisibilityAsync(
        new ChangeMessageVisibilityRequest { QueueUrl = queueUrl, ReceiptHandle = receiptHandle, VisibilityTimeout = (int)wait.TotalSeconds },
        cancellationToken);
}
