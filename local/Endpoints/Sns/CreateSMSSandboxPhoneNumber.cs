namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateSMSSandboxPhoneNumber.html</summary>
internal static class CreateSMSSandboxPhoneNumber
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Sms.Sandbox.Create(request.Required("PhoneNumber"));
        return request.Answer(_ => { });
    }
}
