namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html</summary>
internal static class TagResource
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.RequireList("Tags");
        request.World.Topics.Tag(request.Text("ResourceArn"), request.Tags());
        return request.Answer(_ => { });
    }
}
