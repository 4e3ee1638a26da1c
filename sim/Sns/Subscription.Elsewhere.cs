using Sim.Sns.Regions;

namespace Sim.Sns;

/// <summary>The edge from a topic to a queue of another Region.</summary>
internal sealed partial class Subscription
{
    private readonly bool isElsewhere;

    public RegionalDelivery ComposeElsewhere(RegionalDeliveryId id, RegionalDeliveries.UnderWay delivery)
    {
        var content = account.Payloads[delivery.Payload].Content;
        var isRaw = Attributes.RawMessageDelivery;
        return new RegionalDelivery(
            id,
            Endpoint,
            isRaw ? content.Text : Envelope.Compose(account, this, delivery.Publication, content, delivery.PublishedAt),
            isRaw ? content.Attributes.ToDictionary() : new Dictionary<string, MessageAttributeValue>(),
            content.MessageGroupId,
            KeepsOrder ? content.DeduplicationId : null);
    }

    /// <summary>The queue has taken it, or it goes to the dead-letter queue, which is of this Region.</summary>
    public void EndElsewhere(RegionalDeliveries.UnderWay delivery, string? refusal)
    {
        if (refusal is null)
        {
            taken++;
            Origin.Deleted.Add(delivery.Publication);
            Record(FactKind.Delivered, delivery.Publication, Endpoint, null);
        }
        else
        {
            Redrive(delivery.Payload, account.Payloads[delivery.Payload].Content, delivery.Publication, refusal);
        }
    }

    private static bool IsElsewhere(WorldOptions here, string protocol, string endpoint) => here.HasOtherRegions && protocol == "sqs"
        && endpoint.Split(':') is [_, _, _, var region, var owner, _] && region != here.Region && owner == here.Account;
}
