namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html</summary>
internal static class PutDataProtectionPolicy
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Topics.PutDataProtectionPolicy(request.Text("ResourceArn"), request.Required("DataProtectionPolicy"));
        return request.Answer();
    }
}
