namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html</summary>
internal static class Unsubscribe
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Subscriptions.Unsubscribe(request.Text("SubscriptionArn"));
        return request.Answer();
    }
}
