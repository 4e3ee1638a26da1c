namespace Sim.Sns;

/// <summary>A topic and its subscriptions, in the order of subscribing.</summary>
internal sealed class Topic(Account account, TopicAttributes attributes)
{
    public TopicId Id { get; } = new(account.Topics.Count);
    public TopicAttributes Attributes { get; } = attributes;
    public string Arn { get; } = account.Arn("sns", attributes.Name);
    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>Null unless this is a FIFO topic.</summary>
    public Deduplication? Deduplication { get; } = attributes.FifoTopic
        ? new Deduplication(attributes.FifoThroughputScope == DeduplicationScope.MessageGroup)
        : null;

    public long Published { get; private set; }

    public long NoSubscriptionMatched { get; private set; }

    /// <summary>The topic took this one before; nothing is delivered.</summary>
    public void RecordDuplicate(long original)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.Deduplicated, account.Time)
            {
                Topic = Id,
                SnsMessageId = account.Identity.OfPublication(original),
            });
        }
    }

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
