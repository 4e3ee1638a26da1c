namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeletePlatformApplication.html</summary>
internal static class DeletePlatformApplication
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Platforms.DeleteApplication(request.Text("PlatformApplicationArn"));
        return request.Answer();
    }
}
