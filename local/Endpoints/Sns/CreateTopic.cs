namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
internal static class CreateTopic
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var attributes = request.Map("Attributes");
        if (request.Text("DataProtectionPolicy") is { } policy)
        {
            attributes["DataProtectionPolicy"] = policy;
        }

        var arn = request.World.Topics.Create(request.Required("Name"), attributes, request.Tags());
        return request.Answer(xml => SnsXml.Text(xml, "TopicArn", arn));
    }
}
