using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS's query protocol (API version 2010-03-31): a form comes in, XML goes out.</summary>
internal static class SnsEndpoint
{
    private static readonly Dictionary<string, Func<World, QueryForm, EndpointAnswer>> Actions = new(StringComparer.Ordinal)
    {
        ["Publish"] = Publish.Answer,
        ["PublishBatch"] = PublishBatch.Answer,
        ["CreateTopic"] = TopicActions.Create,
        ["DeleteTopic"] = TopicActions.Delete,
        ["GetTopicAttributes"] = TopicActions.GetAttributes,
        ["SetTopicAttributes"] = TopicActions.SetAttributes,
        ["ListTopics"] = TopicActions.List,
        ["AddPermission"] = TopicActions.AddPermission,
        ["RemovePermission"] = TopicActions.RemovePermission,
        ["GetDataProtectionPolicy"] = TopicActions.GetDataProtectionPolicy,
        ["PutDataProtectionPolicy"] = TopicActions.PutDataProtectionPolicy,
        ["TagResource"] = TagActions.Tag,
        ["UntagResource"] = TagActions.Untag,
        ["ListTagsForResource"] = TagActions.List,
        ["Subscribe"] = SubscriptionActions.Subscribe,
        ["Unsubscribe"] = SubscriptionActions.Unsubscribe,
        ["ConfirmSubscription"] = SubscriptionActions.Confirm,
        ["GetSubscriptionAttributes"] = SubscriptionActions.GetAttributes,
        ["SetSubscriptionAttributes"] = SubscriptionActions.SetAttributes,
        ["ListSubscriptions"] = SubscriptionActions.List,
        ["ListSubscriptionsByTopic"] = SubscriptionActions.ListByTopic,
    };

    public static EndpointAnswer Answer(World world, AwsCall call)
    {
        try
        {
            var form = new QueryForm(call.Body);
            return form.Text("Action") is { } name && Actions.TryGetValue(name, out var action)
                ? action(world, form)
                : throw new AwsError("InvalidAction", $"This action of SNS is not simulated. Simulated: {string.Join(", ", Actions.Keys)}.");
        }
        catch (AwsError error)
        {
            return SnsXml.Error(error);
        }
    }
}
