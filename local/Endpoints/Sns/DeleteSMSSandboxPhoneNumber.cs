namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteSMSSandboxPhoneNumber.html</summary>
internal static class DeleteSMSSandboxPhoneNumber
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Sms.Sandbox.Delete(request.Required("PhoneNumber"));
        return request.Answer(_ => { });
    }
}
