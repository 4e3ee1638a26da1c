using Local.Worlds;
using Sim;
using Sim.Lambda;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>What became of a published message at one subscription, attempt by attempt.</summary>
/// <param name="Subscription">Null: what the topic did with it.</param>
public sealed record MessageStory(SubscriptionId? Subscription, string Receiver, IReadOnlyList<StoryStep> Steps)
{
    /// <summary>From the trace, which must be on. One story for each subscription that had to do with it; none for an unknown id.</summary>
    public static IReadOnlyList<MessageStory> Of(DeclaredWorld declared, Guid snsMessageId)
    {
        var stories = new Dictionary<SubscriptionId, List<StoryStep>>();
        var ofTopic = new List<StoryStep>();
        var invocations = new Dictionary<InvocationId, (SubscriptionId Subscription, int Attempt)>();
        foreach (var fact in declared.World.Trace)
        {
            if (fact.SnsMessageId == snsMessageId)
            {
                var steps = fact.Subscription is { } subscription
                    ? stories.TryGetValue(subscription, out var known) ? known : stories[subscription] = []
                    : ofTopic;
                steps.Add(new StoryStep(fact.At, fact.ReceiveCount, Words(declared.World, fact)));
                if (fact is { Invocation: { } invocation, Subscription: { } owner })
                {
                    invocations[invocation] = (owner, fact.ReceiveCount);
                }
            }
            else if (fact.SnsMessageId is null && fact.Invocation is { } batch && invocations.TryGetValue(batch, out var place))
            {
                stories[place.Subscription].Add(new StoryStep(fact.At, place.Attempt, Words(declared.World, fact)));
            }
        }

        return
        [
            .. ofTopic.Count == 0 ? [] : (MessageStory[])[new MessageStory(null, "the topic", ofTopic)],
            .. stories.OrderBy(story => story.Key.Index).Select(story => new MessageStory(story.Key, ReceiverOf(declared, story.Key), story.Value)),
        ];
    }

    private static string ReceiverOf(DeclaredWorld declared, SubscriptionId subscription)
    {
        var snapshot = declared.World.Snapshot().Subscriptions[subscription.Index];
        return snapshot.Queue is { } queue ? declared.Consumers.GetValueOrDefault(queue)?.Name ?? declared.World.NameOf(queue)
            : snapshot.Function is { } function ? declared.DirectConsumers.GetValueOrDefault(function)?.Name ?? declared.World.NameOf(function)
            : declared.World.AttributesOf(subscription).Protocol ?? "outside";
    }

    private static string Words(World world, in Fact fact)
    {
        var queue = fact.Queue is { } at ? world.NameOf(at) : "its queue";
        var function = fact.Function is { } invoked ? world.NameOf(invoked) : "the function";
        var target = fact.DeadLetterQueue is { } dead ? world.NameOf(dead) : "a dead-letter queue";
        return fact.Kind switch
        {
            FactKind.Published => "SNS took it",
            FactKind.FilteredOut => $"the filter policy did not take it: {fact.Detail}",
            FactKind.NoSubscriptionMatched => "no subscription took it",
            FactKind.Delivered => fact.Queue is null ? $"{function} accepted it" : $"delivered to {queue}",
            FactKind.DeliveryFailed => $"SNS could not deliver it: {fact.Detail}",
            FactKind.RedrivenToDeadLetterQueue => $"SNS put it into {target}",
            FactKind.Lost => $"lost: {fact.Detail}",
            FactKind.Deduplicated => $"a duplicate: {fact.Detail}",
            FactKind.Received => fact.Invocation is null ? "received by a client" : "received by the pollers",
            FactKind.BecameVisible => $"visible again in {queue}",
            FactKind.Deleted => "done: deleted from its queue",
            FactKind.MovedToDeadLetterQueue => $"received {fact.ReceiveCount} times in vain: moved to {target}",
            FactKind.Expired => $"its retention ended in {queue}",
            FactKind.Purged => $"gone with {queue}",
            FactKind.Invoked => $"{function} invoked",
            FactKind.Completed => $"{function} succeeded",
            FactKind.BatchItemFailed => $"{function} reported it as failed",
            FactKind.Failed => $"{function} failed: {fact.Detail}",
            FactKind.TimedOut => $"{function} ran out of time: {fact.Detail}",
            FactKind.Throttled => $"no concurrency left for {function}",
            FactKind.LetGo => "the pollers gave the throttled batch back",
            FactKind.SentToDestination => $"given up ({fact.Detail}): sent to {target}",
            _ => fact.Detail ?? fact.Kind.ToString(),
        };
    }
}
