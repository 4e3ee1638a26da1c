namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html</summary>
internal static class GetTopicAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.World.Topics.AttributesOf(request.Text("TopicArn"));
        return request.Answer(xml => SnsXml.Map(xml, "Attributes", attributes));
    }
}
