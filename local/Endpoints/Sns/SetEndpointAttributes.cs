namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetEndpointAttributes.html</summary>
internal static class SetEndpointAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Platforms.SetEndpoint(request.Text("EndpointArn"), request.Map("Attributes"));
        return request.Answer();
    }
}
