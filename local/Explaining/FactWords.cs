using Sim;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>A fact as a sentence for somebody who knows AWS and not this program.</summary>
public static class FactWords
{
    public static string Of(World world, in Fact fact)
    {
        var queue = fact.Queue is { } at ? world.NameOf(at) : "its queue";
        var function = fact.Function is { } invoked ? world.NameOf(invoked) : "the function";
        var target = fact.DeadLetterQueue is { } dead ? world.NameOf(dead) : "a dead-letter queue";
        return fact.Kind switch
        {
            FactKind.Published => fact.Topic is { } topic ? $"SNS took it for {world.NameOf(topic)}" : "SNS took it",
            FactKind.FilteredOut => $"the filter policy before {ReceiverOf(world, fact)} did not take it: {fact.Detail}",
            FactKind.NoSubscriptionMatched => "no subscription took it",
            FactKind.Delivered when fact.Detail is { } elsewhere => $"delivered to {elsewhere}, in another Region",
            FactKind.Delivered => fact.Queue is null ? $"{function} accepted it" : $"delivered to {queue}",
            FactKind.Posted => $"{fact.Detail} took it",
            FactKind.AttemptFailed => $"SNS tries again later: {fact.Detail}",
            FactKind.DeliveryFailed => $"SNS could not deliver it to {ReceiverOf(world, fact)}: {fact.Detail}",
            FactKind.RedrivenToDeadLetterQueue => $"SNS put it into {target}",
            FactKind.Lost => $"lost: {fact.Detail}",
            FactKind.Sent => $"sent to {queue}",
            FactKind.Deduplicated => $"a duplicate: {fact.Detail}",
            FactKind.Received => fact.Invocation is null ? $"received from {queue} by a client" : $"received from {queue} by the pollers",
            FactKind.BecameVisible => $"visible again in {queue}",
            FactKind.Deleted => $"done: deleted from {queue}",
            FactKind.FilteredByMapping when fact.Queue is null => $"{fact.Count} records passed over: the filter criteria of the event source mapping of {function} do not take them",
            FactKind.FilteredByMapping => $"deleted from {queue}: the filter criteria of its event source mapping do not take it",
            FactKind.MovedToDeadLetterQueue => $"received {fact.ReceiveCount} times in vain: moved to {target}",
            FactKind.Expired => $"its retention ended in {queue}",
            FactKind.Purged => $"gone with what {queue} held",
            FactKind.Invoked => fact.Detail is { } beside ? $"{function} invoked, {beside}" : $"{function} invoked",
            FactKind.Completed => $"{function} succeeded",
            FactKind.BatchItemFailed => $"{function} reported it as failed",
            FactKind.Failed => $"{function} failed: {fact.Detail}",
            FactKind.TimedOut => $"{function} ran out of time: {fact.Detail}",
            FactKind.Throttled => $"no concurrency left for {function}",
            FactKind.LetGo => "the pollers gave the throttled batch back",
            FactKind.SentToDestination => $"given up ({fact.Detail}): sent to {target}",
            FactKind.Scaled => $"{function}: {fact.Detail}",
            FactKind.Redriven => $"moved out of {queue} again",
            _ => fact.Detail ?? fact.Kind.ToString(),
        };
    }

    private static string ReceiverOf(World world, in Fact fact)
    {
        if (fact.Subscription is not { } id)
        {
            return "its receiver";
        }

        var subscription = world.AttributesOf(id);
        return subscription.Queue is { } queue ? world.NameOf(queue)
            : subscription.Function is { } function ? world.NameOf(function)
            : subscription.Protocol ?? "its receiver";
    }
}
