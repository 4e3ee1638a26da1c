namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html</summary>
internal static class DeleteTopic
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        request.World.Topics.Delete(request.Text("TopicArn"));
        return request.Answer();
    }
}
