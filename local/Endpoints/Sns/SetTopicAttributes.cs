namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</summary>
internal static class SetTopicAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Topics.Set(request.Text("TopicArn"), request.Required("AttributeName"), request.Text("AttributeValue") ?? "");
        return request.Answer();
    }
}
