namespace Sim.Sns.Regions;

/// <summary>What is under way to queues of other Regions: until the other Region has said whether its queue took it.</summary>
internal sealed class RegionalDeliveries(Account account)
{
    private readonly SortedDictionary<long, UnderWay> underWay = [];
    private Action<RegionalDelivery>? carrier;
    private long numbers;

    public IEnumerable<UnderWay> All => underWay.Values;

    /// <summary>Gets what is under way, what was accepted before it came included, in order.</summary>
    public Action<RegionalDelivery>? Carrier
    {
        set
        {
            carrier = value;
            foreach (var (number, delivery) in underWay)
            {
                Send(number, delivery);
            }
        }
    }

    /// <summary>The payload's reference stays with the caller.</summary>
    public void Accept(Subscription subscription, int payload, long publication)
    {
        account.Payloads.Share(payload);
        var delivery = new UnderWay(subscription, payload, publication, account.Now);
        underWay.Add(++numbers, delivery);
        Send(numbers, delivery);
    }

    /// <summary>One that is over already changes nothing.</summary>
    /// <param name="refusal">Null if the queue took it.</param>
    public void Complete(RegionalDeliveryId id, string? refusal)
    {
        if (underWay.Remove(id.Number, out var delivery))
        {
            delivery.Subscription.EndElsewhere(delivery, refusal);
            account.Payloads.Release(delivery.Payload);
        }
    }

    private void Send(long number, UnderWay delivery) =>
        carrier?.Invoke(delivery.Subscription.ComposeElsewhere(new RegionalDeliveryId(number), delivery));

    /// <param name="Payload">Holds a reference.</param>
    public sealed record UnderWay(Subscription Subscription, int Payload, long Publication, long PublishedAt);
}
