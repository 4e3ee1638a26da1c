using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;

namespace OrderProjection;

/// <summary>Projects <c>order.placed</c>: who ordered, for how much.</summary>
public sealed class ProjectPlacedOrder(OrderTable orders) : IEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced data, EventContext context, CancellationToken remainingTime)
    {
        MustListEachArticleOnce(data);
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
    /// An article has one line with its quantity: twice in an order, one of the two is a mistake, and no attempt will tell which.
    /// The event spares itself the attempts.
    /// </summary>
    private static void MustListEachArticleOnce(OrderPlaced order)
    {
        var articles = new HashSet<string>(order.Lines.Count);
        foreach (var line in order.Lines)
        {
            if (!articles.Add(line.Sku))
            {
                throw new PermanentFailureException($"order {order.OrderId} lists {line.Sku} twice; an article has one line with its quantity");
            }
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
