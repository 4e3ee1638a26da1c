namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetEndpointAttributes.html</summary>
internal static class GetEndpointAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.World.Platforms.AttributesOfEndpoint(request.Text("EndpointArn"));
        return request.Answer(xml => SnsXml.Map(xml, "Attributes", attributes));
    }
}
