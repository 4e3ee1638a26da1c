namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html</summary>
internal static class RemovePermission
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Topics.RemovePermission(request.Text("TopicArn"), request.Required("Label"));
        return request.Answer();
    }
}
