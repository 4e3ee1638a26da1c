namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetPlatformApplicationAttributes.html</summary>
internal static class SetPlatformApplicationAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Platforms.SetApplication(request.Text("PlatformApplicationArn"), request.Map("Attributes"));
        return request.Answer();
    }
}
