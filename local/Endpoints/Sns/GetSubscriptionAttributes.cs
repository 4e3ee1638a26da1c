namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html</summary>
internal static class GetSubscriptionAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.World.Subscriptions.AttributesOf(request.Text("SubscriptionArn"));
        return request.Answer(xml => SnsXml.Map(xml, "Attributes", attributes));
    }
}
