namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html</summary>
internal static class CreatePlatformApplication
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var arn = request.World.Platforms.CreateApplication(request.Text("Name"), request.Text("Platform"), request.Map("Attributes"));
        return request.Answer(xml => SnsXml.Text(xml, "PlatformApplicationArn", arn));
    }
}
