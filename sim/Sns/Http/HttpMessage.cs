using System.Text;
using Sim.Sns.Signing;

namespace Sim.Sns.Http;

/// <summary>
/// What SNS posts: its JSON, or the bare message, and the headers that say which it is.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
/// </summary>
internal static class HttpMessage
{
    private const string Confirmation = "SubscriptionConfirmation";
    private const string Farewell = "UnsubscribeConfirmation";

    /// <param name="payload">Where the content is; the reference stays with the caller.</param>
    public static HttpDelivery Notify(Account account, Subscription subscription, int payload, Content content, long publication)
    {
        var isRaw = subscription.Attributes.RawMessageDelivery;
        var publishedAt = account.Now;
        Func<string> body = isRaw ? () => content.Text : () => Envelope.Compose(account, subscription, publication, content, publishedAt);
        var policy = subscription.HttpPolicy;
        var headers = HeadersOf(account, subscription, "Notification", publication, policy.ContentType);
        headers.Insert(3, new("x-amz-sns-subscription-arn", subscription.Arn));
        if (isRaw)
        {
            headers.Add(new("x-amz-sns-rawdelivery", "true"));
        }

        return new HttpDelivery(subscription, new Uri(subscription.Endpoint), headers, body, policy.Waits) { Publication = publication, Payload = payload };
    }

    /// <summary>Asks whether the endpoint wants what it is to get.</summary>
    public static HttpDelivery Confirm(Account account, Subscription subscription, long publication) => Ask(
        account, subscription, publication, Confirmation, subscription.Token,
        $"You have chosen to subscribe to the topic {subscription.Topic.Arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.");

    /// <summary>Tells that it will get no more, and how that is undone.</summary>
    public static HttpDelivery Unsubscribed(Account account, Subscription subscription, long publication)
    {
        var farewell = Ask(
            account, subscription, publication, Farewell, subscription.RestoringToken!,
            $"You have chosen to deactivate subscription {subscription.Arn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.");
        return new HttpDelivery(
            subscription, farewell.Url, [.. farewell.Headers.Take(3), new("x-amz-sns-subscription-arn", subscription.Arn), .. farewell.Headers.Skip(3)], farewell.Body, farewell.Waits);
    }

    private static HttpDelivery Ask(Account account, Subscription subscription, long publication, string type, string token, string message)
    {
        var id = account.Identity.OfPublication(publication).ToString();
        var url = $"{subscription.LinkBase}/?Action=ConfirmSubscription&TopicArn={subscription.Topic.Arn}&Token={token}";
        var timestamp = Envelope.Timestamp(account.Now);
        var policy = subscription.HttpPolicy;
        return new HttpDelivery(
            subscription, new Uri(subscription.Endpoint), HeadersOf(account, subscription, type, publication, HttpPolicy.PlainText), Compose, policy.Waits);

        string Compose()
        {
            var text = new StringBuilder(2_048).Append("{\n");
            Envelope.Field(text, "Type", type);
            Envelope.Field(text, "MessageId", id);
            Envelope.Field(text, "Token", token);
            Envelope.Field(text, "TopicArn", subscription.Topic.Arn);
            Envelope.Field(text, "Message", message);
            Envelope.Field(text, "SubscribeURL", url);
            Envelope.Field(text, "Timestamp", timestamp);
            Envelope.Append(text, EnvelopeSignature.OfConfirmation(account.Signer, subscription.Topic, type, message, id, url, timestamp, token));
            return text.Append("\n}").ToString();
        }
    }

    private static List<KeyValuePair<string, string>> HeadersOf(Account account, Subscription subscription, string type, long publication, string contentType) =>
    [
        new("x-amz-sns-message-type", type),
        new("x-amz-sns-message-id", account.Identity.OfPublication(publication).ToString()),
        new("x-amz-sns-topic-arn", subscription.Topic.Arn),
        new("Content-Type", contentType),
        new("User-Agent", "Amazon Simple Notification Service Agent"),
        new("Accept-Encoding", "gzip,deflate"),
        new("Connection", "Keep-Alive"),
    ];
}
