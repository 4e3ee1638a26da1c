namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html</summary>
internal static class SetSMSAttributes
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Sms.Set(request.Map("attributes"));
        return request.Answer(_ => { });
    }
}
