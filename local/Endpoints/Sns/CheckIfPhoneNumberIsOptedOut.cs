namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CheckIfPhoneNumberIsOptedOut.html</summary>
internal static class CheckIfPhoneNumberIsOptedOut
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var isOptedOut = request.World.Sms.IsOptedOut(request.Text("phoneNumber"));
        return request.Answer(xml => SnsXml.Text(xml, "isOptedOut", isOptedOut ? "true" : "false"));
    }
}
