namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformEndpoint.html</summary>
internal static class CreatePlatformEndpoint
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var arn = request.World.Platforms.CreateEndpoint(
            request.Text("PlatformApplicationArn"), request.Text("Token"), request.Text("CustomUserData"), request.Map("Attributes"));
        return request.Answer(xml => SnsXml.Text(xml, "EndpointArn", arn));
    }
}
