namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</summary>
internal static class Subscribe
{
    /// <summary>What stands in place of the ARN when the endpoint's owner has to agree first.</summary>
    private const string Pending = "pending confirmation";

    public static EndpointAnswer Answer(SnsRequest request)
    {
        var (arn, isConfirmed) = request.World.Subscriptions.Subscribe(
            request.Text("TopicArn"), request.Required("Protocol"), request.Text("Endpoint"), request.Map("Attributes"));
        var isShown = isConfirmed || request.Text("ReturnSubscriptionArn") == "true";
        return request.Answer(xml => SnsXml.Text(xml, "SubscriptionArn", isShown ? arn : Pending));
    }
}
