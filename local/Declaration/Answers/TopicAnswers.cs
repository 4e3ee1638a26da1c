namespace Local.Declaration.Answers;

internal static class TopicAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.Topic] = Topic,
        [ResourceTypes.TopicSubscription] = Subscription,
        ["aws:sns/topicPolicy:TopicPolicy"] = policy => new(policy.Text("arn", string.Empty), ("owner", policy.Account)),
        ["aws:sns/dataProtectionPolicy:DataProtectionPolicy"] = policy => new(policy.Text("arn", string.Empty)),
    };

    private static Created Topic(NewResource topic)
    {
        var name = topic.PhysicalName();
        var arn = topic.Arn("sns", name);
        return Created.WithArn(arn, arn, ("name", name), ("owner", topic.Account));
    }

    private static Created Subscription(NewResource subscription)
    {
        var arn = $"{subscription.Text("topic")}:{subscription.Uuid()}";
        var pending = WaitsForAnswer(subscription);
        return Created.WithArn(
            arn, arn, ("ownerId", subscription.Account), ("pendingConfirmation", pending), ("confirmationWasAuthenticated", !pending));
    }

    /// <summary>A mailbox, or a server that does not confirm by itself, must say first that it wants the messages.</summary>
    private static bool WaitsForAnswer(NewResource subscription) => subscription.Text("protocol") switch
    {
        "email" or "email-json" => true,
        "http" or "https" => !subscription.Flag("endpointAutoConfirms"),
        _ => false,
    };
}
