using Sim;
using Sim.Sns;

namespace Tests.Sim;

/// <summary>Where a message ended for a subscription, as the trace alone tells it.</summary>
internal enum Outcome
{
    FilteredOut,
    InQueue,
    Deleted,
    DeadLettered,
    Expired,
    Purged,
    Lost,
}

/// <summary>
/// Reads nothing but the trace and says what became of every publication for every subscription. It throws if the trace
/// lets one message have two fates.
/// </summary>
internal sealed class Ledger
{
    private readonly Dictionary<(Guid Publication, SubscriptionId Subscription), Outcome> outcomes = [];
    private readonly Dictionary<(Guid Publication, SubscriptionId Subscription), int> attempts = [];
    private readonly Dictionary<Guid, TopicId> published = [];

    public Ledger(Trace trace)
    {
        foreach (var fact in trace)
        {
            if (fact.Kind == FactKind.Published)
            {
                published.Add(fact.SnsMessageId!.Value, fact.Topic!.Value);
            }
            else if (fact is { SnsMessageId: { } publication, Subscription: { } subscription })
            {
                Follow(fact, (publication, subscription));
            }
        }
    }

    public int Count => outcomes.Count;

    public IReadOnlyDictionary<Guid, TopicId> Published => published;

    public Outcome Of(Guid publication, SubscriptionId subscription) => outcomes[(publication, subscription)];

    public int AttemptsOf(Guid publication, SubscriptionId subscription) =>
        attempts.GetValueOrDefault((publication, subscription));

    public int CountOf(SubscriptionId subscription, Outcome outcome) =>
        outcomes.Count(entry => entry.Key.Subscription == subscription && entry.Value == outcome);

    private void Follow(in Fact fact, (Guid, SubscriptionId) key)
    {
        switch (fact.Kind)
        {
            case FactKind.FilteredOut:
                outcomes.Add(key, Outcome.FilteredOut);
                break;
            case FactKind.Delivered:
                outcomes.Add(key, Outcome.InQueue);
                break;
            case FactKind.RedrivenToDeadLetterQueue:
                outcomes.Add(key, Outcome.DeadLettered);
                break;
            case FactKind.Lost:
                outcomes.Add(key, Outcome.Lost);
                break;
            case FactKind.Received:
                Assert.Equal(attempts.GetValueOrDefault(key) + 1, fact.ReceiveCount);
                attempts[key] = fact.ReceiveCount;
                break;
            case FactKind.MovedToDeadLetterQueue:
                Become(key, Outcome.DeadLettered, Outcome.InQueue);
                break;
            case FactKind.Deleted:
                Become(key, Outcome.Deleted, Outcome.InQueue, Outcome.DeadLettered);
                break;
            case FactKind.Expired:
                Become(key, Outcome.Expired, Outcome.InQueue, Outcome.DeadLettered);
                break;
            case FactKind.Purged:
                Become(key, Outcome.Purged, Outcome.InQueue, Outcome.DeadLettered);
                break;
        }
    }

    private void Become((Guid, SubscriptionId) key, Outcome outcome, params Outcome[] before)
    {
        Assert.Contains(outcomes[key], before);
        outcomes[key] = outcome;
    }
}
