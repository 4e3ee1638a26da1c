namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetDataProtectionPolicy.html</summary>
internal static class GetDataProtectionPolicy
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var policy = request.World.Topics.DataProtectionPolicyOf(request.Text("ResourceArn"));
        return request.Answer(xml => SnsXml.Text(xml, "DataProtectionPolicy", policy));
    }
}
