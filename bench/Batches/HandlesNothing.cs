using Events;
using Functions.Consuming;

namespace Bench.Batches;

/// <summary>Leaves nothing to measure but what is around a handler.</summary>
internal sealed class HandlesNothing : IEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced data, EventContext context, CancellationToken remainingTime) => Task.CompletedTask;
}
