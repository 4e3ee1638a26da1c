namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteEndpoint.html</summary>
internal static class DeleteEndpoint
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Platforms.DeleteEndpoint(request.Text("EndpointArn"));
        return request.Answer();
    }
}
