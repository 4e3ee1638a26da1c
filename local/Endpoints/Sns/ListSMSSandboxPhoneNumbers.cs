namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListSMSSandboxPhoneNumbers.html</summary>
internal static class ListSMSSandboxPhoneNumbers
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var numbers = Page.Of(request.World.Sms.Sandbox.All, request.Text("NextToken"), request.MaxResults(Page.Size));
        return request.Answer(xml => numbers.Write(xml, "PhoneNumbers", number =>
        {
            SnsXml.Text(xml, "PhoneNumber", number.PhoneNumber);
            SnsXml.Text(xml, "Status", number.Status);
        }));
    }
}
