namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html</summary>
internal static class ConfirmSubscription
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var arn = request.World.Subscriptions.Confirm(request.Text("TopicArn"), request.Text("Token"));
        return request.Answer(xml => SnsXml.Text(xml, "SubscriptionArn", arn));
    }
}
