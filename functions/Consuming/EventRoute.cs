using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Functions.Consuming;

/// <summary>Leads one type of event to its handler.</summary>
internal abstract class EventRoute
{
    public abstract Task Handle(JsonElement data, EventContext context, CancellationToken remainingTime);
}

/// <inheritdoc/>
internal sealed class EventRoute<TEvent>(JsonTypeInfo<TEvent> json, IEventHandler<TEvent> handler) : EventRoute
{
    public override Task Handle(JsonElement data, EventContext context, CancellationToken remainingTime) =>
        handler.Handle(
            data.Deserialize(json) ?? throw new JsonException($"the data of {context.Type} is null"), context, remainingTime);
}
