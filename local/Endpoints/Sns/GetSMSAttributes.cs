namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetSMSAttributes.html</summary>
internal static class GetSMSAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.World.Sms.Attributes(request.Texts("attributes"));
        return request.Answer(xml => SnsXml.Map(xml, "attributes", attributes));
    }
}
