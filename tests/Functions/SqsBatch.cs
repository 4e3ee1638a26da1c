using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Functions;

/// <summary>An SQS event as Lambda passes it.</summary>
internal sealed class SqsBatch
{
    public const string QueueArn = "arn:aws:sqs:eu-west-1:123456789012:welcome-email";
    public const string TopicArn = "arn:aws:sns:eu-west-1:123456789012:users";
    private readonly JsonArray records = [];

    /// <summary>Adds a message as raw delivery puts it into the queue.</summary>
    public SqsBatch Raw(string messageId, string? body, int attempt = 1) => Add(messageId, body, attempt, QueueArn, group: null);

    /// <summary>Adds a message of a group, as a FIFO queue or a fair one has them.</summary>
    public SqsBatch Grouped(string messageId, string? body, string group, string queueArn) => Add(messageId, body, 1, queueArn, group);

    /// <summary>Adds a message as SNS wraps it.</summary>
    public SqsBatch Enveloped(string messageId, string snsMessageId, string message, int attempt = 1, string? traceParent = null) => Raw(
        messageId,
        new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = snsMessageId,
            ["TopicArn"] = TopicArn,
            ["Message"] = message,
            ["Timestamp"] = "2026-11-22T12:00:00.000Z",
            ["SignatureVersion"] = "1",
            ["Signature"] = "EXAMPLE",
            ["MessageAttributes"] = SnsInvocation.Attributes(traceParent),
        }.ToJsonString(),
        attempt);

    /// <summary>Gives the message added last an attribute of its own (<c>String</c>, or Base64 of <c>Binary</c>).</summary>
    public SqsBatch WithAttribute(string name, string value, string type = "String")
    {
        records[^1]!["messageAttributes"]![name] = new JsonObject
        {
            [type == "Binary" ? "binaryValue" : "stringValue"] = value,
            ["stringListValues"] = new JsonArray(),
            ["binaryListValues"] = new JsonArray(),
            ["dataType"] = type,
        };
        return this;
    }

    /// <summary>Gives the message added last a system attribute.</summary>
    public SqsBatch WithSystemAttribute(string name, string value)
    {
        records[^1]!["attributes"]![name] = value;
        return this;
    }

    public Stream ToStream() => new MemoryStream(Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = records.DeepClone() }.ToJsonString()));

    private SqsBatch Add(string messageId, string? body, int attempt, string queueArn, string? group)
    {
        var attributes = new JsonObject
        {
            ["ApproximateReceiveCount"] = attempt.ToString(),
            ["SentTimestamp"] = StillClock.Start.ToUnixTimeMilliseconds().ToString(),
            ["SenderId"] = "AIDAEXAMPLE",
            ["ApproximateFirstReceiveTimestamp"] = StillClock.Start.ToUnixTimeMilliseconds().ToString(),
        };
        if (group is not null)
        {
            attributes["MessageGroupId"] = group;
        }

        records.Add(new JsonObject
        {
            ["messageId"] = messageId,
            ["receiptHandle"] = "handle-" + messageId,
            ["body"] = body,
            ["attributes"] = attributes,
            ["messageAttributes"] = new JsonObject(),
            ["md5OfMessageAttributes"] = null,
            ["md5OfBody"] = "00000000000000000000000000000000",
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = queueArn,
            ["awsRegion"] = "eu-west-1",
        });
        return this;
    }
}
