namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html</summary>
internal static class ListSubscriptions
{
    public static EndpointAnswer Answer(SnsRequest request) => Answer(request, request.World.Subscriptions.List());

    /// <summary>All of them or a topic's look the same.</summary>
    public static EndpointAnswer Answer(SnsRequest request, IEnumerable<(string Arn, string Topic, string Protocol, string Endpoint)> all)
    {
        var subscriptions = Page.Of(all, request.Text("NextToken"));
        var account = request.World.Account;
        return request.Answer(xml => subscriptions.Write(xml, "Subscriptions", subscription =>
        {
            SnsXml.Text(xml, "SubscriptionArn", subscription.Arn);
            SnsXml.Text(xml, "Owner", account);
            SnsXml.Text(xml, "Protocol", subscription.Protocol);
            SnsXml.Text(xml, "Endpoint", subscription.Endpoint);
            SnsXml.Text(xml, "TopicArn", subscription.Topic);
        }));
    }
}
