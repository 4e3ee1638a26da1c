namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListEndpointsByPlatformApplication.html</summary>
internal static class ListEndpointsByPlatformApplication
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var endpoints = Page.Of(request.World.Platforms.EndpointsOf(request.Text("PlatformApplicationArn")), request.Text("NextToken"));
        return request.Answer(xml => endpoints.Write(xml, "Endpoints", endpoint =>
        {
            SnsXml.Text(xml, "EndpointArn", endpoint.Arn);
            SnsXml.Map(xml, "Attributes", endpoint.Attributes);
        }));
    }
}
