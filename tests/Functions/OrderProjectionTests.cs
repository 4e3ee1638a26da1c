using Amazon.DynamoDBv2.Model;
using Events;
using FsCheck.Xunit;
using Functions.Consuming;
using OrderProjection;
using Xunit;

namespace Tests.Functions;

public sealed class OrderProjectionTests
{
    private static readonly EventContext Context = new("e1", "/orders", EventCatalog.OrderPlaced, StillClock.Start, Attempt: 1);
    private readonly FakeTable table = new("orderId");
    private readonly ProjectPlacedOrder placed;
    private readonly ProjectCancelledOrder cancelled;

    public OrderProjectionTests()
    {
        var orders = new OrderTable(table.Client, "orders");
        (placed, cancelled) = (new ProjectPlacedOrder(orders), new ProjectCancelledOrder(orders));
    }

    [Property(Replay = FixedSeed.Value, Arbitrary = [typeof(OrderDeliveries)], MaxTest = 500)]
    public void The_read_model_is_the_same_whatever_the_order_and_number_of_deliveries(OrderDelivery delivery)
    {
        var bench = new OrderProjectionTests();
        foreach (var at in delivery.Arrivals)
        {
            bench.Deliver(delivery.History[at]);
        }

        Assert.Equal(Expected(delivery.History), Readable(bench.table.Items["o1"]));
    }

    [Fact]
    public void A_cancellation_that_overtakes_its_order_stays_and_the_order_fills_in_its_details()
    {
        Deliver(new OrderCancelled { OrderId = "o1", Revision = 2, Reason = "changed my mind" });
        Deliver(OrderDeliveries.Placed(1));

        var order = table.Items["o1"];
        Assert.Equal(("CANCELLED", "2", "changed my mind"), (order["status"].S, order["revision"].N, order["cancelReason"].S));
        Assert.Equal(("u1", "100", "EUR", "1"), (order["userId"].S, order["total"].N, order["currency"].S, order["lineCount"].N));
    }

    [Fact]
    public void In_order_a_change_is_a_single_write()
    {
        Deliver(OrderDeliveries.Placed(1));
        Deliver(new OrderCancelled { OrderId = "o1", Revision = 2 });

        Assert.Equal(2, table.Requests.Count);
        Assert.Equal("attribute_not_exists(#revision) OR #revision < :revision", ((UpdateItemRequest)table.Requests[0]).ConditionExpression);
    }

    [Fact]
    public async Task An_order_whose_lines_do_not_add_up_throws_on_every_attempt_and_writes_nothing()
    {
        var poison = OrderDeliveries.Placed(1) with { Total = 4711 };

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => placed.Handle(poison, Context with { Attempt = attempt }, default));
            Assert.Equal("the lines of order o1 add up to 100, its total says 4711 (EUR, minor unit)", error.Message);
        }

        Assert.Empty(table.Requests);
    }

    [Fact]
    public async Task Lines_that_overflow_64_bits_do_not_wrap_around_to_the_total()
    {
        var huge = OrderDeliveries.Placed(1) with
        {
            Total = 0,
            Lines = [new OrderLine { Sku = "moon", Quantity = long.MaxValue, UnitPrice = 2 }, new OrderLine { Sku = "tea", Quantity = 1, UnitPrice = 2 }],
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => placed.Handle(huge, Context, default));
    }

    /// <summary>The handlers answer at once, since the table is in memory.</summary>
    private void Deliver(object change)
    {
        var handled = change switch
        {
            OrderPlaced order => placed.Handle(order, Context, default),
            OrderCancelled cancellation => cancelled.Handle(cancellation, Context, default),
            _ => throw new NotSupportedException(change.GetType().Name),
        };
        Assert.True(handled.IsCompletedSuccessfully);
    }

    /// <summary>The obvious way: apply the whole history from the first change to the last.</summary>
    private static SortedDictionary<string, string> Expected(IReadOnlyList<object> history)
    {
        var order = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["orderId"] = "o1" };
        foreach (var change in history)
        {
            if (change is OrderPlaced placed)
            {
                (order["status"], order["revision"], order["placedRevision"]) = ("PLACED", $"{placed.Revision}", $"{placed.Revision}");
                (order["userId"], order["currency"], order["total"], order["lineCount"]) = (placed.UserId, "EUR", $"{placed.Total}", "1");
            }
            else if (change is OrderCancelled cancelled)
            {
                (order["status"], order["revision"], order["cancelledRevision"]) = ("CANCELLED", $"{cancelled.Revision}", $"{cancelled.Revision}");
                order["cancelReason"] = cancelled.Reason ?? "(none)";
            }
        }

        return order;
    }

    private static SortedDictionary<string, string> Readable(Dictionary<string, AttributeValue> item) =>
        new(item.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.S ?? attribute.Value.N ?? "(none)"), StringComparer.Ordinal);
}
