namespace Sim.Sns;

/// <summary>A topic and its subscriptions, in the order of subscribing.</summary>
internal sealed class Topic(Account account, TopicAttributes attributes)
{
    public TopicId Id { get; } = new(account.Topics.Count);
    public TopicAttributes Attributes { get; private set; } = attributes;
    public string Arn { get; } = account.Arn("sns", attributes.Name);
    public List<Subscription> Subscriptions { get; } = [];
    public TopicSettings Settings { get; } = new();
    public TagList Tags { get; } = new();

    /// <summary>False once it was deleted. Its index is not used again.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>How many subscriptions it has had that are gone.</summary>
    public int Unsubscribed { get; set; }

    /// <summary>Null unless this is a FIFO topic.</summary>
    public Deduplication? Deduplication { get; } = attributes.FifoTopic
        ? new Deduplication(attributes.FifoThroughputScope == DeduplicationScope.MessageGroup)
        : null;

    public long Published { get; private set; }

    public long NoSubscriptionMatched { get; private set; }

    /// <summary>Sets an attribute by AWS's name.</summary>
    public void Set(string name, string value)
    {
        Attributes = Settings.Set(this, name, value);
        if (name == TopicSettings.Policy)
        {
            FollowPolicy();
        }
    }

    /// <summary>Who may publish is what the topic's policy says from now on.</summary>
    public void FollowPolicy() => account.Access.Follow(
        Arn, $"the policy of topic {Attributes.Name}", Exists ? Settings[TopicSettings.Policy] ?? TopicPolicy.Default(Arn, account.Options.Account) : null);

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
            matched |= Offer(subscription, payload, content, publication);
        }

        account.Payloads.Release(payload);
        if (matched)
        {
            return;
        }

        RecordUnmatched(publication);
    }

    /// <summary>With MessageStructure json a protocol may have a text of its own.</summary>
    private bool Offer(Subscription subscription, int payload, Content content, long publication)
    {
        var own = content.ByProtocol?.GetValueOrDefault(subscription.Protocol) ?? content;
        if (Attributes.FifoTopic && !subscription.KeepsOrder)
        {
            own = own.Ungrouped();
        }

        if (own == content)
        {
            return subscription.Offer(payload, content, publication);
        }

        var ownPayload = account.Payloads.Rent(own, account.Now);
        var matched = subscription.Offer(ownPayload, own, publication);
        account.Payloads.Release(ownPayload);
        return matched;
    }

    private void RecordUnmatched(long publication)
    {
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
