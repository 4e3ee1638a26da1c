using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>
/// The JSON around a message that is not delivered raw: SNS's fields, order and spacing. The signature is only made up
/// from the ids, so that it is the same in every run; nobody could verify it.
/// </summary>
internal static class Envelope
{
    private const int SignatureBytes = 256;

    public static string Compose(
        Account account, Subscription subscription, long publication, Content content, long publishedAt)
    {
        var region = account.Options.Region;
        var text = new StringBuilder(content.Text.Length + 1_024);
        text.Append("{\n");
        Field(text, "Type", "Notification");
        Field(text, "MessageId", account.Identity.OfPublication(publication).ToString());
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
        Field(text, "Timestamp", Timestamp(publishedAt));
        if (!isFifo)
        {
            // FIFO topics do not sign.
            Field(text, "SignatureVersion", subscription.Topic.Settings["SignatureVersion"] ?? "1");
            Field(text, "Signature", Signature(account.Identity, publication));
            Field(text, "SigningCertURL", SigningCertUrl(region));
        }

        Field(text, "UnsubscribeURL", UnsubscribeUrl(subscription.LinkBase, subscription.Arn), last: true);
        Append(text, content.Attributes);
        return text.Append("\n}").ToString();
    }

    public static string Timestamp(long ticks) =>
        new DateTimeOffset(ticks, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string SigningCertUrl(string region) => $"https://sns.{region}.amazonaws.com/SimpleNotificationService-simulated.pem";

    public static string UnsubscribeUrl(string linkBase, string subscription) => $"{linkBase}/?Action=Unsubscribe&SubscriptionArn={subscription}";

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

    public static string Signature(Identity identity, long publication)
    {
        Span<byte> bytes = stackalloc byte[SignatureBytes];
        for (var at = 0; at < SignatureBytes; at += sizeof(ulong))
        {
            BitConverter.TryWriteBytes(bytes[at..], identity.Proof(publication, at));
        }

        return Convert.ToBase64String(bytes);
    }
}
