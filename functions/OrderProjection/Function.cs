using Events;
using Functions.Consuming;
using Functions.Tables;

namespace OrderProjection;

/// <summary>Keeps the read model of orders. Handler: <c>OrderProjection::OrderProjection.Function::Handle</c>.</summary>
public sealed class Function
{
    private readonly Consumer consumer;

    /// <summary>Used by Lambda.</summary>
    public Function()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Used by the local host, whose clock is simulated.</summary>
    public Function(TimeProvider clock)
    {
        var environment = ConsumerEnvironment.Read();
        var dynamoDb = DynamoDb.OnLambda();
        var orders = new OrderTable(dynamoDb, environment.StateTable);
        consumer = Consumer.OnLambda(environment, dynamoDb, clock)
            .On(EventCatalog.OrderPlaced, EventJson.Default.OrderPlaced, new ProjectPlacedOrder(orders))
            .On(EventCatalog.OrderCancelled, EventJson.Default.OrderCancelled, new ProjectCancelledOrder(orders));
    }

    public Task<Stream> Handle(Stream input) => consumer.Handle(input);
}
