using System.Text;

namespace Sim.Sns.Signing;

/// <summary>What stands in a message beside what is signed of it.</summary>
/// <param name="Version">The topic's SignatureVersion: 1 or 2.</param>
/// <param name="Value">In base64.</param>
internal readonly record struct EnvelopeSignature(string Version, string Value, string CertificateUrl)
{
    /// <param name="fields">What is signed, in its order; what is null is left out.</param>
    public static EnvelopeSignature Of(IEnvelopeSigner signer, Topic topic, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        var version = topic.Settings["SignatureVersion"] ?? "1";
        return new EnvelopeSignature(version, signer.Sign(version, text.ToString()), signer.CertificateUrl);
    }

    /// <summary>Of a notification, whatever form it is delivered in.</summary>
    public static EnvelopeSignature OfNotification(IEnvelopeSigner signer, Topic topic, Content content, string messageId, string timestamp) => Of(
        signer, topic,
        ("Message", content.Text), ("MessageId", messageId), ("Subject", content.Subject), ("Timestamp", timestamp), ("TopicArn", topic.Arn), ("Type", "Notification"));

    /// <summary>Of what asks for a confirmation.</summary>
    public static EnvelopeSignature OfConfirmation(
        IEnvelopeSigner signer, Topic topic, string type, string message, string messageId, string subscribeUrl, string timestamp, string token) => Of(
        signer, topic,
        ("Message", message), ("MessageId", messageId), ("SubscribeURL", subscribeUrl), ("Timestamp", timestamp), ("Token", token), ("TopicArn", topic.Arn), ("Type", type));
}
