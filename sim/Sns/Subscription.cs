using System.Text;
using Sim.Lambda;
using Sim.Policies;
using Sim.Sns.Http;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>The edge from a topic to a queue or a function: filter, delivery, and the dead-letter queue for what cannot be delivered.</summary>
internal sealed partial class Subscription
{
    /// <summary>What the envelope adds at most, without the message and its attributes.</summary>
    private const int EnvelopeBytes = 2_048;

    /// <summary>How many bytes JSON makes of one at most: \u0000.</summary>
    private const int EscapedBytes = 6;

    private readonly Account account;
    private readonly Function? function;
    private readonly EdgeAccess access, deadLetterAccess;
    private Queue? queue;
    private FilterPolicy? filter;

    /// <param name="attributes">With protocol and endpoint.</param>
    public Subscription(
        Account account, Topic topic, Queue? queue, Function? function, SubscriptionAttributes attributes, FilterPolicy? filter)
    {
        this.account = account;
        this.queue = queue;
        this.function = function;
        this.filter = filter;
        Topic = topic;
        Attributes = attributes;
        Protocol = attributes.Protocol!;
        Endpoint = attributes.Endpoint!;
        Settings = SubscriptionSettings.Of(attributes);
        KeepsOrder = Endpoint.EndsWith(".fifo", StringComparison.Ordinal);
        IsConfirmed = !EndpointRules.NeedsConfirmation(Protocol);
        Id = new SubscriptionId(account.Subscriptions.Count);
        Arn = $"{topic.Arn}:{account.Identity.OfSubscription(Id.Index)}";
        Token = TokenOf(Arn);
        IsPosted = account.Posts.Reach(Protocol, Endpoint);
        isElsewhere = IsElsewhere(account.Options, Protocol, Endpoint);
        Origin = account.NewOrigin(this);
        access = new EdgeAccess(account, target => NeededAccess.ToSend(account, topic, target));
        deadLetterAccess = new EdgeAccess(account, target => NeededAccess.ToSend(account, topic, target));
    }

    public SubscriptionId Id { get; }
    public string Arn { get; }

    public Origin Origin { get; }
    public Topic Topic { get; }
    public string Protocol { get; }
    public string Endpoint { get; }
    public SubscriptionAttributes Attributes { get; private set; }
    public SubscriptionSettings Settings { get; set; }

    /// <summary>False once it was deleted. Its index is not used again.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>Its endpoint's owner has agreed, or need not be asked; before, it gets nothing.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>The endpoint is a FIFO queue.</summary>
    public bool KeepsOrder { get; }

    /// <summary>By which the owner agrees.</summary>
    public string Token { get; }

    public long FilteredOut { get; private set; }
    public long DeliveryFailed { get; private set; }
    public long Redriven { get; private set; }
    public long FailedToRedrive { get; private set; }

    /// <summary>What the endpoint took, a function whose permission it was included.</summary>
    public long Delivered => IsPosted || isElsewhere ? taken : Origin.Accepted.Count - DeliveryFailed;

    public SubscriptionSnapshot Snapshot => new(
        Id, Topic.Id, queue?.Id, function?.Id, Origin.Accepted.Count, FilteredOut, DeliveryFailed,
        Origin.Deleted.Count, Origin.Expired.Count, Origin.Purged.Count, Origin.Lost.Count,
        Origin.Deduplicated.Count);

    public void Update(SubscriptionAttributes attributes, FilterPolicy? policy)
    {
        Attributes = attributes;
        filter = policy;
    }

    public FilterVerdict Explain(Content content) => filter?.Evaluate(content) ?? FilterVerdict.Accept;

    /// <returns>True if the filter policy accepted the message, wherever the delivery then ended.</returns>
    public bool Offer(int payload, Content content, long publication)
    {
        if (!IsConfirmed)
        {
            return false;
        }

        if (filter is not null && filter.Evaluate(content) is { Accepted: false } verdict)
        {
            FilteredOut++;
            Record(FactKind.FilteredOut, publication, verdict.Key ?? verdict.Reason.ToString(), null);
            return false;
        }

        Origin.Accepted.Add(publication);
        if (function is not null)
        {
            Invoke(function, payload, content, publication);
        }
        else if (IsPosted)
        {
            account.Posts.Accept(HttpMessage.Notify(account, this, payload, content, publication));
        }
        else if (Protocol is not ("sqs" or "lambda"))
        {
            // Outside of the account, where nothing comes back from; and nothing is really sent from this machine.
            Origin.Deleted.Add(publication);
        }
        else if (isElsewhere)
        {
            account.Abroad.Accept(this, payload, publication);
        }
        else if (FindQueue() is not { } endpoint)
        {
            Redrive(payload, content, publication, $"queue {Endpoint[(Endpoint.LastIndexOf(':') + 1)..]} does not exist");
        }
        else if (WhyUndeliverable(endpoint, content, publication) is { } reason)
        {
            Redrive(payload, content, publication, reason);
        }
        else if (endpoint.Deduplication is { } deduplication)
        {
            DeliverOnce(deduplication, payload, content, publication);
        }
        else
        {
            Deliver(endpoint, payload, publication, FactKind.Delivered);
        }

        return true;
    }

    /// <summary>SNS knows its endpoint by ARN alone: a queue that was deleted and created again gets messages again.</summary>
    private Queue? FindQueue()
    {
        if (queue is not { Exists: true })
        {
            queue = account.QueueNames.FindByArn(Endpoint) ?? queue;
        }

        return queue is { Exists: true } ? queue : null;
    }

    /// <summary>SNS is done when Lambda has taken the event: how the function fares is no delivery of SNS's any more.</summary>
    private void Invoke(Function endpoint, int payload, Content content, long publication)
    {
        if (endpoint.Permissions.Contains(Topic.Id))
        {
            account.Asynchronous.Accept(endpoint, this, Origin, payload, publication);
        }
        else
        {
            Redrive(payload, content, publication, $"function {endpoint.Configuration.Name} has no permission for topic {Topic.Attributes.Name} to invoke it");
        }
    }

    /// <summary>A producer of the queue's own, or another topic, may have used the deduplication id before.</summary>
    private void DeliverOnce(Deduplication deduplication, int payload, Content content, long publication)
    {
        if (deduplication.Find(content, account.Now) != 0)
        {
            Origin.Deduplicated.Add(publication);
            Record(FactKind.Deduplicated, publication, $"queue {queue!.Attributes.Name} had its deduplication id within 5 minutes", queue.Id);
            return;
        }

        var slot = Deliver(queue!, payload, publication, FactKind.Delivered);
        deduplication.Remember(content, account.Messages[slot].Sequence, account.Now);
    }

    private int Deliver(Queue target, int payload, long publication, FactKind kind)
    {
        var slot = target.Accept(payload, Origin, publication, target.Attributes.Delay.Ticks);
        if (account.Trace.Enabled)
        {
            var fact = account.FactOf(kind, slot);
            account.Trace.Add(kind == FactKind.Delivered ? fact : fact with { Queue = queue?.Id, Function = function?.Id, DeadLetterQueue = target.Id });
        }

        return slot;
    }

    /// <summary>
    /// SNS does not retry what the endpoint's owner has to repair, such as a missing queue: straight to the dead-letter
    /// queue of the subscription, or dropped without a trace in AWS.
    /// </summary>
    private void Redrive(int payload, Content content, long publication, string reason)
    {
        DeliveryFailed++;
        Record(FactKind.DeliveryFailed, publication, reason, queue?.Id);
        var target = Attributes.DeadLetterTargetArn is { } arn
            ? account.QueueNames.FindByArn(arn)
            : null;
        if (target is not null && WhyUndeliverable(target, content, publication) is null)
        {
            Deliver(target, payload, publication, FactKind.RedrivenToDeadLetterQueue);
            Redriven++;
            return;
        }

        Origin.Lost.Add(publication);
        FailedToRedrive += Attributes.DeadLetterTargetArn is null ? 0 : 1;
        Record(FactKind.Lost, publication, Attributes.DeadLetterTargetArn is null
            ? "the subscription has no dead-letter queue"
            : "the subscription's dead-letter queue cannot take it either", queue?.Id);
    }

    private string? WhyUndeliverable(Queue target, Content content, long publication)
    {
        if (!target.Exists)
        {
            return $"queue {target.Attributes.Name} does not exist";
        }

        if ((target == queue ? access : deadLetterAccess).WhyNot(target.Arn) is { } refusal)
        {
            return refusal;
        }

        if (Attributes.RawMessageDelivery)
        {
            return content.Attributes.Count > Quotas.MessageAttributes
                ? $"raw delivery takes {Quotas.MessageAttributes} message attributes, this message has {content.Attributes.Count}"
                : TooLong(target, content.Bytes);
        }

        // The envelope is only composed to be measured when it could be too long.
        if ((long)content.Bytes * EscapedBytes + EnvelopeBytes <= target.Attributes.MaximumMessageSize)
        {
            return null;
        }

        var envelope = Envelope.ComposeUnsigned(account, this, publication, content);
        return TooLong(target, Encoding.UTF8.GetByteCount(envelope));
    }

    private static string? TooLong(Queue target, int bytes) => bytes <= target.Attributes.MaximumMessageSize
        ? null
        : $"{bytes} bytes are more than MaximumMessageSize {target.Attributes.MaximumMessageSize} of queue {target.Attributes.Name}";

    private void Record(FactKind kind, long publication, string detail, QueueId? target)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(kind, account.Time)
            {
                Topic = Topic.Id,
                Subscription = Id,
                Queue = target,
                Function = function?.Id,
                SnsMessageId = account.Identity.OfPublication(publication),
                Detail = detail,
            });
        }
    }
}
