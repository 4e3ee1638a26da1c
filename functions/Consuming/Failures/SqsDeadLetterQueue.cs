using Amazon.SQS.Model;
using Amazon.SQS.Model.Internal.MarshallTransformations;
using Functions.Calls;

namespace Functions.Consuming.Failures;

/// <summary>The dead-letter queue in SQS, by <c>SendMessage</c>.</summary>
public sealed class SqsDeadLetterQueue(JsonProtocol sqs, string queueUrl) : IDeadLetterQueue
{
    public Task Send(DeadLetter letter, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = queueUrl,
            MessageBody = letter.Body,
            MessageAttributes = [],
            MessageGroupId = letter.MessageGroupId,
            MessageDeduplicationId = letter.DeduplicationId,
        };
        foreach (var (name, attribute) in letter.Attributes)
        {
            request.MessageAttributes[name] = attribute.IsBinary
                ? new() { DataType = attribute.DataType, BinaryValue = new MemoryStream(Convert.FromBase64String(attribute.Value)) }
                : new() { DataType = attribute.DataType, StringValue = attribute.Value };
        }

        if (letter.TraceHeader is { } header)
        {
            request.MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = header } };
        }

        return sqs.Call(SendMessageRequestMarshaller.Instance.Marshall(request), SendMessageResponseUnmarshaller.Instance, cancellationToken);
    }
}
