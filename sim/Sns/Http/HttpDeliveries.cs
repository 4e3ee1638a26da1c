using Sim.Time;

namespace Sim.Sns.Http;

/// <summary>
/// What is under way to HTTP(S) endpoints: each is tried until somebody takes it, its retries are used up, or the endpoint says that
/// trying is in vain. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
/// </summary>
internal sealed class HttpDeliveries(Account account)
{
    /// <summary>How long SNS waits for an answer. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html</summary>
    private static readonly long Patience = TimeSpan.FromSeconds(15).Ticks;

    /// <summary>By what happens with them next: the wait before an attempt, or an attempt.</summary>
    private readonly Dictionary<long, HttpDelivery> underWay = [];
    private long turns;

    public IEnumerable<HttpDelivery> All => underWay.Values;

    /// <summary>Whether this goes anywhere from here.</summary>
    public bool Reach(string protocol, string endpoint) => protocol is "http" or "https"
        && account.Options.Http is { } sender && Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && sender.Reaches(url);

    /// <summary>Takes a notification; the payload's reference stays with the caller.</summary>
    public void Accept(HttpDelivery delivery)
    {
        if (delivery.IsNotification)
        {
            account.Payloads.Share(delivery.Payload);
        }

        Schedule(delivery, delivery.Subscription.Pace(account.Now));
    }

    public bool IsDue(long turn) => underWay.ContainsKey(turn);

    /// <summary>An attempt, or the end of one that nobody has answered.</summary>
    public void Happen(long turn)
    {
        var delivery = underWay[turn];
        if (delivery.IsSent)
        {
            Settle(turn, delivery, HttpOutcome.NoAnswer);
        }
        else if (delivery.IsNotification && !delivery.Subscription.Exists)
        {
            underWay.Remove(turn);
            delivery.Subscription.Forget(delivery);
            Release(delivery);
        }
        else
        {
            underWay.Remove(turn);
            delivery.IsSent = true;
            delivery.Attempts++;
            var id = new HttpPostId(Schedule(delivery, account.Now + Patience));
            if (!account.World.IsReplaying)
            {
                account.Options.Http!.Send(account.World, new HttpPost(id, delivery.Url, delivery.Headers, delivery.Body()));
            }
        }
    }

    /// <summary>An answer to an attempt that is over changes nothing.</summary>
    public void Complete(HttpPostId id, HttpOutcome outcome)
    {
        if (underWay.TryGetValue(id.Turn, out var delivery) && delivery.IsSent)
        {
            Settle(id.Turn, delivery, outcome);
        }
    }

    private void Settle(long turn, HttpDelivery delivery, HttpOutcome outcome)
    {
        underWay.Remove(turn);
        delivery.IsSent = false;
        if (!outcome.IsSuccess && !outcome.IsFinal && delivery.Attempts <= delivery.Waits.Count)
        {
            delivery.Subscription.RecordAttempt(delivery, outcome);
            Schedule(delivery, account.Now + delivery.Waits[delivery.Attempts - 1].Ticks);
            return;
        }

        if (delivery.IsNotification)
        {
            delivery.Subscription.End(delivery, outcome);
        }

        Release(delivery);
    }

    private long Schedule(HttpDelivery delivery, long due)
    {
        underWay.Add(++turns, delivery);
        account.Schedule.Add(AgendaKind.HttpDelivery, due, 0, turns);
        return turns;
    }

    private void Release(HttpDelivery delivery)
    {
        if (delivery.IsNotification)
        {
            account.Payloads.Release(delivery.Payload);
        }
    }
}
