namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetPlatformApplicationAttributes.html</summary>
internal static class GetPlatformApplicationAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.World.Platforms.AttributesOfApplication(request.Text("PlatformApplicationArn"));
        return request.Answer(xml => SnsXml.Map(xml, "Attributes", attributes));
    }
}
