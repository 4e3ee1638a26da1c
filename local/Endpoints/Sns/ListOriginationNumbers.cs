namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListOriginationNumbers.html</summary>
internal static class ListOriginationNumbers
{
    private const int Most = 30;

    /// <summary>None: numbers to send from are bought elsewhere.</summary>
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var numbers = Page.Of<string>([], request.Text("NextToken"), request.MaxResults(Most));
        return request.Answer(xml => numbers.Write(xml, "PhoneNumbers", _ => { }));
    }
}
