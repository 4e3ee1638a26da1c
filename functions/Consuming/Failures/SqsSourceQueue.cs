using Amazon.SQS.Model;
using Amazon.SQS.Model.Internal.MarshallTransformations;
using Functions.Calls;

namespace Functions.Consuming.Failures;

/// <summary>The source queue in SQS, by <c>ChangeMessageVisibility</c>.</summary>
public sealed class SqsSourceQueue(JsonProtocol sqs, string queueUrl) : ISourceQueue
{
    public Task Delay(string receiptHandle, TimeSpan wait, CancellationToken cancellationToken)
    {
        var request = new ChangeMessageVisibilityRequest
        {
            QueueUrl = queueUrl, ReceiptHandle = receiptHandle, VisibilityTimeout = (int)wait.TotalSeconds,
        };
        return sqs.Call(
            ChangeMessageVisibilityRequestMarshaller.Instance.Marshall(request), ChangeMessageVisibilityResponseUnmarshaller.Instance, cancellationToken);
    }
}
