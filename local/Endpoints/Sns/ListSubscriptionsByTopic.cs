namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html</summary>
internal static class ListSubscriptionsByTopic
{
    public static EndpointAnswer Answer(SnsRequest request) =>
        ListSubscriptions.Answer(request, request.World.Subscriptions.ListOf(request.Text("TopicArn")));
}
