using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;

namespace OrderProjection;

/// <summary>Projects <c>order.placed</c>: who ordered, for how much.</summary>
public sealed class ProjectPlacedOrder(OrderTable orders) : IEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced data, EventContext context, CancellationToken remainingTime)
    {
        MustBeMoney(data);
        MustAddUp(data);
        var change = new OrderChange(data.OrderId, data.Revision, OrderStatus.Placed, "placedRevision", new()
        {
            ["userId"] = new AttributeValue { S = data.UserId },
            ["currency"] = new AttributeValue { S = data.Currency },
            ["total"] = OrderTable.Number(data.Total),
            ["lineCount"] = OrderTable.Number(data.Lines.Count),
        });
        return orders.Apply(change, remainingTime);
    }

    /// <summary>
    /// ISO 4217 has codes that stand for no money and for tests. No attempt will turn such an order into one that can be paid, so
    /// it spares itself the attempts.
    /// </summary>
    private static void MustBeMoney(OrderPlaced order)
    {
        if (order.Currency is "XXX" or "XTS")
        {
            throw new PermanentFailureException($"order {order.OrderId} is in {order.Currency}, which is no money (ISO 4217)");
        }
    }

    /// <summary>
    /// An order whose lines do not add up is wrong at its source. It fails as everything does that nobody foresaw: it is tried
    /// again, later and later, until the queue moves it to the dead-letter queue.
    /// </summary>
    private static void MustAddUp(OrderPlaced order)
    {
        // Quantity and price are 64 bits each: their product may need twice as many.
        Int128 sum = 0;
        foreach (var line in order.Lines)
        {
            sum += (Int128)line.Quantity * line.UnitPrice;
        }

        if (sum != order.Total)
        {
            throw new InvalidOperationException(
                $"the lines of order {order.OrderId} add up to {sum}, its total says {order.Total} ({order.Currency}, minor unit)");
        }
    }
}
