namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_OptInPhoneNumber.html</summary>
internal static class OptInPhoneNumber
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Sms.OptIn(request.Text("phoneNumber"));
        return request.Answer(_ => { });
    }
}
