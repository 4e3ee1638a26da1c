using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;

namespace OrderProjection;

/// <summary>Projects <c>order.cancelled</c>.</summary>
public sealed class ProjectCancelledOrder(OrderTable orders) : IEventHandler<OrderCancelled>
{
    public Task Handle(OrderCancelled data, EventContext context, CancellationToken remainingTime) =>
        orders.Apply(
            new OrderChange(data.OrderId, data.Revision, OrderStatus.Cancelled, "cancelledRevision", new()
            {
                // Written even when absent: a newer cancellation without a reason must not keep the reason of an older one.
                ["cancelReason"] = data.Reason is null ? new AttributeValue { NULL = true } : new AttributeValue { S = data.Reason },
            }),
            remainingTime);
}
