namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html</summary>
internal static class ListTagsForResource
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var tags = request.World.Topics.TagsOf(request.Text("ResourceArn"));
        return request.Answer(xml => SnsXml.List(xml, "Tags", tags, tag =>
        {
            SnsXml.Text(xml, "Key", tag.Key);
            SnsXml.Text(xml, "Value", tag.Value);
        }));
    }
}
