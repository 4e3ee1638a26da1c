namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html</summary>
internal static class ListTopics
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var topics = Page.Of(request.World.Topics.List, request.Text("NextToken"));
        return request.Answer(xml => topics.Write(xml, "Topics", arn => SnsXml.Text(xml, "TopicArn", arn)));
    }
}
