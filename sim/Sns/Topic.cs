namespace Sim.Sns;

/// <summary>A standard topic and its subscriptions, in the order of subscribing.</summary>
internal sealed class Topic(Account account, TopicAttributes attributes)
{
    public TopicId Id { get; } = new(account.Topics.Count);
    public TopicAttributes Attributes { get; } = attributes;
    public string Arn { get; } = account.Arn("sns", attributes.Name);
    public List<Subscription> Subscriptions { get; } = [];

    public long Published { get; private set; }

    public long NoSubscriptionMatched { get; private set; }

    /// <summary>Hands the message to every subscription whose filter policy accepts it.</summary>
    public void Publish(Content content, long publication)
    {
        Published++;
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.Published, account.Time)
            {
                Topic = Id,
                SnsMessageId = account.Identity.OfPublication(publication),
            });
        }

        var payload = account.Payloads.Rent(content, account.Now);
        var matched = false;
        foreach (var subscription in Subscriptions)
        {
            matched |= subscription.Offer(payload, content, publication);
        }

        account.Payloads.Release(payload);
        if (matched)
        {
            return;
        }

        NoSubscriptionMatched++;
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.NoSubscriptionMatched, account.Time)
            {
                Topic = Id,
                SnsMessageId = account.Identity.OfPublication(publication),
            });
        }
    }
}
