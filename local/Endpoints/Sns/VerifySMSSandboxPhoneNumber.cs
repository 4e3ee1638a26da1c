namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_VerifySMSSandboxPhoneNumber.html</summary>
internal static class VerifySMSSandboxPhoneNumber
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Sms.Sandbox.Verify(request.Required("PhoneNumber"), request.Required("OneTimePassword"));
        return request.Answer(_ => { });
    }
}
