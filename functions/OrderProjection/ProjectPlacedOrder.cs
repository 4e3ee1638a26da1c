using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;

namespace OrderProjection;

/// <summary>Projects <c>order.placed</c>: who ordered, for how much.</summary>
public sealed class ProjectPlacedOrder(OrderTable orders) : IEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced data, EventContext context, CancellationToken remainingTime)
    {
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
    /// An order whose lines do not add up is wrong at its source. No attempt will mend it: it belongs in the dead-letter queue.
    /// On purpose it gets there by its retries, as every failure does that nobody foresaw; a handler that wants to spare them
    /// throws a <see cref="PermanentFailureException"/>.
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
