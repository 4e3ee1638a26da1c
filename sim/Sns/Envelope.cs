using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Sns.Signing;

namespace Sim.Sns;

/// <summary>
/// The JSON around a message that is not delivered raw: SNS's fields, order and spacing.
/// </summary>
internal static class Envelope
{
    public static string Compose(Account account, Subscription subscription, long publication, Content content, long publishedAt) =>
        Compose(account, account.Signer, subscription, publication, content, publishedAt);

    /// <summary>As long as the signed one, at a fraction of its price: to be measured and shown.</summary>
    public static string ComposeUnsigned(Account account, Subscription subscription, long publication, Content content) =>
        Compose(account, account.NoSigner, subscription, publication, content, account.Now);

    private static string Compose(
        Account account, IEnvelopeSigner signer, Subscription subscription, long publication, Content content, long publishedAt)
    {
        var (id, timestamp) = (account.Identity.OfPublication(publication).ToString(), Timestamp(publishedAt));
        var text = new StringBuilder(content.Text.Length + 1_024);
        text.Append("{\n");
        Field(text, "Type", "Notification");
        Field(text, "MessageId", id);
        var isFifo = subscription.Topic.Attributes.FifoTopic;
        if (isFifo)
        {
            Field(text, "SequenceNumber", SequenceNumber.OfPublication(publication));
        }

        Field(text, "TopicArn", subscription.Topic.Arn);
        if (content.Subject is { } subject)
        {
            Field(text, "Subject", subject);
        }

        Field(text, "Message", content.Text);
        Field(text, "Timestamp", timestamp);
        if (!isFifo)
        {
            // FIFO topics do not sign.
            Append(text, EnvelopeSignature.OfNotification(signer, subscription.Topic, content, id, timestamp));
            text.Append(",\n");
        }

        Field(text, "UnsubscribeURL", UnsubscribeUrl(subscription.LinkBase, subscription.Arn), last: true);
        Append(text, content.Attributes);
        return text.Append("\n}").ToString();
    }

    public static string Timestamp(long ticks) =>
        new DateTimeOffset(ticks, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string UnsubscribeUrl(string linkBase, string subscription) => $"{linkBase}/?Action=Unsubscribe&SubscriptionArn={subscription}";

    public static void Append(StringBuilder text, EnvelopeSignature signature)
    {
        Field(text, "SignatureVersion", signature.Version);
        Field(text, "Signature", signature.Value);
        Field(text, "SigningCertURL", signature.CertificateUrl, last: true);
    }

    private static void Append(StringBuilder text, MessageAttributeSet attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        text.Append(",\n  \"MessageAttributes\" : {");
        var separator = "\n";
        foreach (var (name, value) in attributes.Items)
        {
            var plain = value.IsBinary ? Convert.ToBase64String(value.BinaryValue!.Value.Span) : value.StringValue!;
            text.Append(separator).Append($"    {Quoted(name)} : {{\"Type\":{Quoted(value.DataType)},\"Value\":{Quoted(plain)}}}");
            separator = ",\n";
        }

        text.Append("\n  }");
    }

    public static void Field(StringBuilder text, string name, string value, bool last = false) =>
        text.Append("  \"").Append(name).Append("\" : ").Append(Quoted(value)).Append(last ? "" : ",\n");

    private static string Quoted(string value) =>
        $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
