using Local.Worlds;
using Sim;
using Sim.Lambda;
using Sim.Sns;

namespace Local.Running;

/// <summary>
/// Accounts for every event: reads the world's trace and the consumers' own account of each attempt, and says what became
/// of each event at each consumer. It trusts no total that it has not counted itself.
/// </summary>
public sealed class Ledger(DeclaredWorld declared)
{
    private readonly Dictionary<Guid, List<LedgerEntry>> byPublication = [];
    private readonly Dictionary<Guid, LedgerEntry> byMessage = [];
    private readonly Dictionary<InvocationId, List<LedgerEntry>> byInvocation = [];
    private readonly Dictionary<(Guid Publication, SubscriptionId Subscription), LedgerEntry> direct = [];
    private readonly HashSet<InvocationId> accounted = [];
    private int read;

    /// <summary>Events that are still on their way to an end.</summary>
    public int InFlight { get; private set; }

    /// <summary>Reads on in the trace.</summary>
    public void Update()
    {
        for (; read < declared.World.Trace.Count; read++)
        {
            Enter(declared.World.Trace[read]);
        }
    }

    /// <summary>Takes what a consumer wrote during one invocation; lines that are no account are passed over.</summary>
    public void Account(InvocationId invocation, IReadOnlyList<string> lines)
    {
        Update();
        foreach (var account in lines.Select(ConsumerAccount.Parse).OfType<ConsumerAccount>())
        {
            if (EntryOf(invocation, account.MessageId) is { } entry)
            {
                accounted.Add(invocation);
                entry.Reason = account.Reason;
                entry.IsDuplicate = account.IsDuplicate;
                entry.IsDiscarded = account.IsDiscarded;
                entry.IsGivenUp = account.IsDeadLettered;
            }
        }
    }

    /// <summary>What became of a publication, one entry per subscription that took it.</summary>
    public IReadOnlyList<LedgerEntry> Of(Guid snsMessageId) => byPublication.GetValueOrDefault(snsMessageId) ?? [];

    /// <summary>A direct consumer knows its message by SNS's id, which several consumers share.</summary>
    private LedgerEntry? EntryOf(InvocationId invocation, Guid messageId) => byMessage.TryGetValue(messageId, out var entry)
        ? entry
        : byInvocation.GetValueOrDefault(invocation)?.FirstOrDefault(entry => entry.IsDirect);

    private void Enter(in Fact fact)
    {
        if (Direct(fact) is { } entry)
        {
            Follow(fact, entry);
            return;
        }

        EnterQueued(fact);
    }

    /// <summary>What becomes of an event that a function accepted without a queue.</summary>
    private void Follow(in Fact fact, LedgerEntry entry)
    {
        switch (fact.Kind)
        {
            case FactKind.Invoked:
                entry.Attempts = fact.ReceiveCount;
                Remember(fact, entry);
                break;
            case FactKind.TimedOut or FactKind.Failed when !accounted.Contains(fact.Invocation!.Value):
                // Its consumer did not live to say why.
                entry.Reason = fact.Detail;
                break;
            case FactKind.Completed:
                Finish(entry, fact);
                break;
            case FactKind.SentToDestination:
                Finish(entry, fact, Outcome.DeadLettered, entry.Reason ?? fact.Detail);
                break;
            case FactKind.Lost:
                Finish(entry, fact, Outcome.Lost, fact.Detail);
                break;
            case FactKind.Expired or FactKind.Purged when entry.Outcome != Outcome.DeadLettered:
                Finish(entry, fact, Outcome.Lost, fact.Kind.ToString().ToLowerInvariant());
                break;
        }
    }

    private void EnterQueued(in Fact fact)
    {
        var reason = fact.Detail;
        switch (fact.Kind)
        {
            case FactKind.Published:
                byPublication[fact.SnsMessageId!.Value] = [];
                break;
            case FactKind.Delivered when fact.Queue is null:
                direct[(fact.SnsMessageId!.Value, fact.Subscription!.Value)] = Add(fact);
                break;
            case FactKind.Delivered:
                Deliver(fact);
                break;
            case FactKind.Deduplicated when fact.Subscription is not null:
                Finish(Add(fact), fact, Outcome.Discarded, fact.Detail);
                break;
            case FactKind.NoSubscriptionMatched:
                Finish(Add(fact), fact, Outcome.Lost, "no subscription of the topic takes it");
                break;
            case FactKind.Lost when fact.SnsMessageId is not null:
                Finish(Add(fact), fact, Outcome.Lost, fact.Detail ?? "SNS could not deliver it");
                break;
            case FactKind.RedrivenToDeadLetterQueue:
                Finish(Add(fact), fact, Outcome.DeadLettered, fact.Detail ?? "SNS could not deliver it");
                break;
            case FactKind.Received when Entry(fact) is { } entry:
                entry.Attempts = fact.ReceiveCount;
                Remember(fact, entry);
                break;
            case FactKind.TimedOut or FactKind.Failed:
                // The whole batch failed; its consumer may not have lived to say why.
                byInvocation.GetValueOrDefault(fact.Invocation!.Value)?.ForEach(entry => entry.Reason = reason);
                break;
            case FactKind.Sent:
                SeeDeadLetter(fact);
                break;
            case FactKind.Deleted when Entry(fact) is { } entry:
                Finish(entry, fact);
                break;
            case FactKind.FilteredByMapping when Entry(fact) is { } entry:
                byInvocation.GetValueOrDefault(fact.Invocation!.Value)?.Remove(entry);
                Finish(entry, fact, Outcome.Discarded, "the filter criteria of its event source mapping do not take it");
                break;
            case FactKind.MovedToDeadLetterQueue when Entry(fact) is { } entry:
                Finish(entry, fact, Outcome.DeadLettered, entry.Reason ?? fact.Detail);
                break;
            case FactKind.Redriven when byMessage.Remove(Guid.Parse(reason!), out var entry):
                byMessage[fact.MessageId!.Value] = entry;
                (entry.Outcome, entry.Ended) = (Outcome.InFlight, null);
                break;
            case FactKind.Expired or FactKind.Purged when Entry(fact) is { Outcome: not Outcome.DeadLettered } entry:
                Finish(entry, fact, Outcome.Lost, $"{fact.Kind.ToString().ToLowerInvariant()} in {declared.World.NameOf(fact.Queue!.Value)}");
                break;
        }
    }

    private void Deliver(in Fact fact)
    {
        var entry = Add(fact);
        byMessage[fact.MessageId!.Value] = entry;
        if (entry.Consumer is null)
        {
            Finish(entry, fact, Outcome.Parked, "no consumer takes it");
        }
    }

    private void Remember(in Fact fact, LedgerEntry entry)
    {
        if (fact.Invocation is not { } invocation)
        {
            return;
        }

        if (!byInvocation.TryGetValue(invocation, out var entries))
        {
            byInvocation[invocation] = entries = [];
        }

        entries.Add(entry);
    }

    private LedgerEntry Add(in Fact fact)
    {
        var consumer = fact.Queue is { } queue ? declared.Consumers.GetValueOrDefault(queue)
            : fact.Function is { } function ? declared.DirectConsumers.GetValueOrDefault(function)
            : null;
        var entry = new LedgerEntry(consumer, fact.At) { IsDirect = fact is { Queue: null, Function: not null } };
        byPublication[fact.SnsMessageId!.Value].Add(entry);
        InFlight++;
        return entry;
    }

    /// <summary>
    /// A consumer sends to its dead-letter queue what no attempt will mend: a message of its own, which names the one that it
    /// stands for.
    /// </summary>
    private void SeeDeadLetter(in Fact fact)
    {
        var id = fact.MessageId;
        if (declared.World.MessagesIn(fact.Queue!.Value).FirstOrDefault(message => message.MessageId == id)?.MessageAttributes is { } attributes
            && Guid.TryParse(attributes.GetValueOrDefault("originalMessageId")?.StringValue, out var original))
        {
            var consumer = attributes.GetValueOrDefault("consumer")?.StringValue;
            var entry = byMessage.GetValueOrDefault(original)
                ?? Of(original).FirstOrDefault(candidate => candidate.IsDirect && candidate.Consumer?.Name == consumer);
            if (entry is not null)
            {
                entry.IsInDeadLetterQueue = true;
            }
        }
    }

    private LedgerEntry? Entry(in Fact fact) => fact.MessageId is { } id ? byMessage.GetValueOrDefault(id) : null;

    private LedgerEntry? Direct(in Fact fact) => fact is { SnsMessageId: { } publication, Subscription: { } subscription }
        ? direct.GetValueOrDefault((publication, subscription))
        : null;

    /// <summary>Its consumer is done with it: whether it handled the event is in the consumer's account.</summary>
    private void Finish(LedgerEntry entry, in Fact fact)
    {
        var (outcome, reason) = entry switch
        {
            { IsGivenUp: true, IsInDeadLetterQueue: false } => (Outcome.Lost, "its consumer gave it up, and it is not in the dead-letter queue"),
            { IsGivenUp: true } => (Outcome.DeadLettered, entry.Reason),
            { IsDiscarded: true } => (Outcome.Discarded, entry.Reason),
            { IsDuplicate: true } => (Outcome.Processed, entry.Reason),
            _ => (Outcome.Processed, null),
        };
        Finish(entry, fact, outcome, reason);
    }

    private void Finish(LedgerEntry entry, in Fact fact, Outcome outcome, string? reason)
    {
        if (entry.Outcome == Outcome.InFlight)
        {
            InFlight--;
        }

        entry.Outcome = outcome;
        entry.Ended = fact.At;
        entry.Reason = reason;
    }
}
