namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListPhoneNumbersOptedOut.html</summary>
internal static class ListPhoneNumbersOptedOut
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        // Nobody opts out where no text message is sent.
        return request.Answer(xml => SnsXml.List<string>(xml, "phoneNumbers", [], _ => { }));
    }
}
