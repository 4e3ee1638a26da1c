using Local.Worlds;
using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Local.Explaining;

/// <summary>Asks the simulated AWS where a message would go. It changes nothing: what is not published leaves no trace.</summary>
public static class Explainer
{
    public static Explanation Explain(DeclaredWorld declared, TopicId topic, PublishRequest message)
    {
        var world = declared.World;
        if (world.WhyRefused(topic, message) is { } refusal)
        {
            return new Explanation { Topic = world.NameOf(topic), Refusal = $"{refusal.Code}: {refusal.Message}", Subscriptions = [] };
        }

        var snapshot = world.Snapshot();
        return new Explanation
        {
            Topic = world.NameOf(topic),
            Subscriptions = [.. snapshot.Subscriptions.Where(subscription => subscription.Topic == topic).Select(subscription => Of(declared, snapshot, subscription, message))],
        };
    }

    private static SubscriptionExplanation Of(DeclaredWorld declared, Snapshot snapshot, SubscriptionSnapshot subscription, PublishRequest message)
    {
        var world = declared.World;
        var delivery = world.ExplainDelivery(subscription.Id, message);
        var mapping = snapshot.Mappings.FirstOrDefault(mapping => subscription.Queue is { } queue && mapping.Queue == queue);
        var consumer = subscription.Queue is { } own ? declared.Consumers.GetValueOrDefault(own)
            : subscription.Function is { } direct ? declared.DirectConsumers.GetValueOrDefault(direct) : null;
        var redrive = subscription.Queue is { } source ? world.AttributesOf(source).RedrivePolicy : null;
        var function = subscription.Function ?? mapping?.Function;
        var filter = mapping is not null && delivery.Verdict.Accepted && world.ConfigurationOf(mapping.Id).FilterCriteria is { Patterns.Count: > 0 } criteria
            ? new MappingFilterExplanation(criteria.Patterns, criteria.PatternFor(delivery.Body)) : null;
        var (outlook, reason) = OutlookOf(world, subscription, delivery, mapping, filter);
        return new SubscriptionExplanation
        {
            Receiver = consumer?.Name ?? (subscription.Queue is { } queueId ? world.NameOf(queueId)
                : function is { } named ? world.NameOf(named) : world.AttributesOf(subscription.Id).Protocol ?? "outside"),
            Outlook = outlook,
            Reason = reason,
            Delivery = delivery,
            IsRaw = world.AttributesOf(subscription.Id).RawMessageDelivery,
            Queue = subscription.Queue is { } waiting ? world.NameOf(waiting) : null,
            Function = function is { } handling ? world.NameOf(handling) : null,
            Polling = mapping is null ? [] : world.AccessOf(mapping.Id),
            MappingFilter = filter,
            UndeliveredQueue = delivery.DeadLetterQueue is { } undelivered ? world.NameOf(undelivered) : null,
            MaxReceiveCount = redrive?.MaxReceiveCount ?? consumer?.MaxReceiveCount,
            DeadLetterQueue = redrive is null ? null : LastPart(redrive.DeadLetterTargetArn),
        };
    }

    private static (Outlook Outlook, string? Reason) OutlookOf(
        World world, SubscriptionSnapshot subscription, DeliveryExplanation delivery, EventSourceMappingSnapshot? mapping, MappingFilterExplanation? filter)
    {
        if (!delivery.Verdict.Accepted)
        {
            return (Outlook.FilteredOut, WhyFiltered(delivery));
        }

        if (delivery.WhyNot is { } why)
        {
            return delivery.DeadLetterQueue is null ? (Outlook.Lost, $"{why}; the subscription has no dead-letter queue")
                : delivery.WhyNotDeadLetterQueue is { } neither ? (Outlook.Lost, $"{why}; its dead-letter queue cannot take it either: {neither}")
                : (Outlook.Undelivered, why);
        }

        if (subscription.Queue is null)
        {
            return (subscription.Function is null ? Outlook.Leaves : Outlook.Arrives, null);
        }

        return mapping is null ? (Outlook.Waits, "no function of the stack reads its queue")
            : !world.ConfigurationOf(mapping.Id).Enabled ? (Outlook.Stuck, "the event source mapping is switched off")
            : world.AccessOf(mapping.Id).FirstOrDefault(check => !check.Decision.IsAllowed) is { } missing ? (Outlook.Stuck, $"{missing.Subject} refuses it: {missing.Decision.Reason}")
            : filter is { TakenBy: null } ? (Outlook.FilteredOut, $"the event source mapping deletes it from {world.NameOf(mapping.Queue)}: no filter takes it, {string.Join(", ", filter.Patterns)}")
            : (Outlook.Arrives, null);
    }

    private static string WhyFiltered(DeliveryExplanation delivery)
    {
        var what = delivery.Scope == FilterPolicyScope.MessageBody ? "body" : "message attributes";
        return delivery.Verdict.Reason switch
        {
            FilterReason.NoMessageAttributes => "the filter policy looks at message attributes, and the message has none",
            FilterReason.InvalidAttributes => "a message attribute of the type String.Array is no JSON list",
            FilterReason.InvalidMessageBody => "the filter policy looks at the body, and the body is no JSON object",
            _ when delivery.Keys.FirstOrDefault(key => key.Key == delivery.Verdict.Key) is { } key => $"`{key.Key}` of the {what} is {Found(key)}, the filter policy asks for {key.Asked}",
            _ => $"no alternative of the filter policy fits the {what}",
        };
    }

    internal static string Found(FilterKeyVerdict key) => key.Found.Count == 0 ? "not there" : string.Join(", ", key.Found);

    private static string LastPart(string arn) => arn[(arn.LastIndexOf(':') + 1)..];
}
