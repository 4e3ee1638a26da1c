namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html</summary>
internal static class SetSubscriptionAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Subscriptions.Set(request.Text("SubscriptionArn"), request.Required("AttributeName"), request.Text("AttributeValue") ?? "");
        return request.Answer();
    }
}
