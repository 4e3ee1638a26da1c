namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html</summary>
internal static class UntagResource
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.RequireList("TagKeys");
        request.World.Topics.Untag(request.Text("ResourceArn"), request.Texts("TagKeys"));
        return request.Answer(_ => { });
    }
}
