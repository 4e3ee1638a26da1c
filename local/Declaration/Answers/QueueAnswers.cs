namespace Local.Declaration.Answers;

internal static class QueueAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.Queue] = Queue,
        ["aws:sqs/queuePolicy:QueuePolicy"] = PartOfQueue,
        ["aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"] = PartOfQueue,
        ["aws:sqs/redrivePolicy:RedrivePolicy"] = PartOfQueue,
    };

    private static Created Queue(NewResource queue)
    {
        var name = queue.PhysicalName();
        var url = $"https://sqs.{queue.Region}.{queue.DnsSuffix}/{queue.Account}/{name}";
        return Created.WithArn(url, queue.Arn("sqs", name), ("name", name), ("url", url));
    }

    private static Created PartOfQueue(NewResource policy) => new(policy.Text("queueUrl", string.Empty));
}
