using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Functions;

/// <summary>The event with which SNS invokes a function itself: one record, other keys than those of a queue's.</summary>
internal static class SnsInvocation
{
    public static Stream Of(string snsMessageId, string? message, string? traceParent = null) => new MemoryStream(Encoding.UTF8.GetBytes(new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = SqsBatch.TopicArn + ":21be56ed-a058-49f5-8c98-aedd2564c486",
            ["Sns"] = new JsonObject
            {
                ["Type"] = "Notification",
                ["MessageId"] = snsMessageId,
                ["TopicArn"] = SqsBatch.TopicArn,
                ["Subject"] = null,
                ["Message"] = message,
                ["Timestamp"] = "2026-11-22T11:58:30.250Z",
                ["SignatureVersion"] = "1",
                ["Signature"] = "EXAMPLE",
                ["SigningCertUrl"] = "https://sns.eu-west-1.amazonaws.com/cert.pem",
                ["UnsubscribeUrl"] = "https://sns.eu-west-1.amazonaws.com/unsubscribe",
                ["MessageAttributes"] = Attributes(traceParent),
            },
        }),
    }.ToJsonString()));

    /// <summary>Message attributes as SNS writes them.</summary>
    public static JsonObject Attributes(string? traceParent)
    {
        var attributes = new JsonObject { ["eventType"] = new JsonObject { ["Type"] = "String", ["Value"] = "user.signed-up" } };
        if (traceParent is not null)
        {
            attributes["traceparent"] = new JsonObject { ["Type"] = "String", ["Value"] = traceParent };
        }

        return attributes;
    }
}
