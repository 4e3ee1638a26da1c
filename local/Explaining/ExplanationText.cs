using System.Globalization;
using Events;
using Local.Reporting;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>An explanation for a reader: a paragraph for each subscription, the decisive sentence first.</summary>
public static class ExplanationText
{
    public static void Write(TextWriter output, ExplainedEvent happening, Explanation explanation)
    {
        output.WriteLine(Heading(happening, explanation));
        if (explanation.Refusal is { } refusal)
        {
            output.WriteLine($"  SNS refuses it: {refusal}");
        }
        else if (explanation.Subscriptions.Count == 0)
        {
            output.WriteLine("  The topic has no subscription: it is gone.");
        }

        foreach (var subscription in explanation.Subscriptions)
        {
            output.WriteLine();
            Write(output, subscription);
        }
    }

    private static string Heading(ExplainedEvent happening, Explanation explanation) => happening.Reading switch
    {
        EventReading.Valid valid => $"{valid.Type}, valid, to topic {explanation.Topic}",
        EventReading.Invalid invalid => $"Not a valid event: {PrintedText.Of(invalid.Reason)}. A producer discards it; published to topic {explanation.Topic} all the same:",
        _ => $"To topic {explanation.Topic}",
    };

    private static void Write(TextWriter output, SubscriptionExplanation subscription)
    {
        output.WriteLine($"{subscription.Receiver}: {Sentence(subscription)}");
        foreach (var key in subscription.Delivery.Keys)
        {
            var branch = key.IsAlternative ? ", in one branch of $or" : "";
            output.WriteLine($"  {(key.Holds ? "+" : "-")} filter  {key.Key} is {PrintedText.Of(Explainer.Found(key))}; asked for {key.Asked}{branch}");
        }

        if (!subscription.Delivery.Verdict.Accepted)
        {
            return;
        }

        if (subscription.Delivery.Keys.Count == 0)
        {
            output.WriteLine("  + filter  none: takes everything");
        }

        WriteMappingFilter(output, subscription);
        WriteForm(output, subscription);
        foreach (var check in subscription.Delivery.Access.Concat(subscription.Polling))
        {
            output.WriteLine($"  {(check.Decision.IsAllowed ? "+" : "-")} access  {check.Request.Action}: {check.Decision.Reason}");
        }

        WriteEnds(output, subscription);
    }

    private static void WriteMappingFilter(TextWriter output, SubscriptionExplanation subscription)
    {
        if (subscription.MappingFilter is { TakenBy: { } pattern })
        {
            output.WriteLine($"  + mapping let through by its filter {PrintedText.Of(pattern)}");
        }
        else if (subscription.MappingFilter is { } filter)
        {
            output.WriteLine($"  - mapping filtered out: none of its {filter.Patterns.Count} filters takes it");
        }
    }

    private static string Sentence(SubscriptionExplanation subscription) => subscription.Outlook switch
    {
        Outlook.Arrives => subscription.Queue is { } queue ? $"arrives, by way of queue {queue}" : "arrives, invoked directly",
        Outlook.Waits => $"waits in queue {subscription.Queue}: {subscription.Reason}",
        Outlook.Stuck => $"is stuck in queue {subscription.Queue}: {subscription.Reason}",
        Outlook.FilteredOut => $"is filtered out: {subscription.Reason}",
        Outlook.Undelivered => $"cannot be delivered, and goes to {subscription.UndeliveredQueue}: {subscription.Reason}",
        Outlook.Lost => $"is lost, and in AWS nobody hears of it: {subscription.Reason}",
        _ => "leaves the stack",
    };

    private static void WriteForm(TextWriter output, SubscriptionExplanation subscription)
    {
        var delivery = subscription.Delivery;
        var bytes = delivery.MostBytes is { } most ? $"{Number(delivery.Bytes)} of {Number(most)} bytes" : $"{Number(delivery.Bytes)} bytes";
        var form = subscription.IsRaw ? $"raw, {bytes}, {delivery.Attributes} of 10 message attributes" : $"in SNS's envelope, {bytes}";
        var fits = (delivery.MostBytes is not { } limit || delivery.Bytes <= limit) && (!subscription.IsRaw || delivery.Attributes <= 10);
        output.WriteLine($"  {(fits ? "+" : "-")} form    {form}");
    }

    private static void WriteEnds(TextWriter output, SubscriptionExplanation subscription)
    {
        if (subscription.Outlook is Outlook.Leaves)
        {
            return;
        }

        output.WriteLine(subscription.UndeliveredQueue is { } undelivered
            ? $"  . if SNS cannot deliver it: {undelivered}"
            : "  . if SNS cannot deliver it: it is lost, the subscription has no dead-letter queue");
        if (subscription.MaxReceiveCount is { } attempts)
        {
            output.WriteLine($"  . if {subscription.Function ?? "its reader"} fails on it {attempts} times: {subscription.DeadLetterQueue ?? "its on-failure destination"}");
        }
        else if (subscription.Function is not null)
        {
            output.WriteLine($"  . if {subscription.Function} fails on it: again and again until its retention ends, its queue has no dead-letter queue");
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
