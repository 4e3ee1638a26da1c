namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListPlatformApplications.html</summary>
internal static class ListPlatformApplications
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var applications = Page.Of(request.World.Platforms.Applications, request.Text("NextToken"));
        return request.Answer(xml => applications.Write(xml, "PlatformApplications", application =>
        {
            SnsXml.Text(xml, "PlatformApplicationArn", application.Arn);
            SnsXml.Map(xml, "Attributes", application.Attributes);
        }));
    }
}
