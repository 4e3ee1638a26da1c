using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Sns;
using Sim.Sns.Signing;

namespace Sim.Lambda;

/// <summary>
/// The JSON with which SNS invokes a function: one record. It spells some keys otherwise than the envelope in a queue, and
/// always has a Subject and MessageAttributes.
/// </summary>
internal static class SnsEvent
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Compose(Account account, AsynchronousEvent happening, Subscription subscription)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            json.WriteStartObject();
            json.WriteString("EventSource", "aws:sns");
            json.WriteString("EventVersion", "1.0");
            json.WriteString("EventSubscriptionArn", subscription.Arn);
            json.WriteStartObject("Sns");
            WriteNotification(json, account, happening, subscription);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, Account account, AsynchronousEvent happening, Subscription subscription)
    {
        var payload = account.Payloads[happening.Payload];
        var content = payload.Content;
        var (id, timestamp) = (account.Identity.OfPublication(happening.Publication).ToString(), Envelope.Timestamp(payload.PublishedAt));
        var signature = EnvelopeSignature.OfNotification(account.Signer, subscription.Topic, content, id, timestamp);
        json.WriteString("Type", "Notification");
        json.WriteString("MessageId", id);
        json.WriteString("TopicArn", subscription.Topic.Arn);
        json.WriteString("Subject", content.Subject);
        json.WriteString("Message", content.Text);
        json.WriteString("Timestamp", timestamp);
        // Whatever the topic signs with: so AWS was seen to say.
        json.WriteString("SignatureVersion", "1");
        json.WriteString("Signature", signature.Value);
        json.WriteString("SigningCertUrl", signature.CertificateUrl);
        json.WriteString("UnsubscribeUrl", Envelope.UnsubscribeUrl(subscription.LinkBase, subscription.Arn));
        json.WriteStartObject("MessageAttributes");
        foreach (var (name, value) in content.Attributes.Items)
        {
            json.WriteStartObject(name);
            json.WriteString("Type", value.DataType);
            json.WriteString("Value", value.IsBinary ? Convert.ToBase64String(value.BinaryValue!.Value.Span) : value.StringValue);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
