namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html</summary>
internal static class AddPermission
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.RequireList("AWSAccountId");
        request.RequireList("ActionName");
        request.World.Topics.AddPermission(
            request.Text("TopicArn"), request.Required("Label"), request.Texts("AWSAccountId"), request.Texts("ActionName"));
        return request.Answer();
    }
}
