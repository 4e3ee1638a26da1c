using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Functions.Consuming;

/// <summary>Leads one type of event to its handler.</summary>
internal abstract class EventRoute
{
    /// <summary>The handler's result as JSON; null if it has none.</summary>
    public abstract Task<string?> Handle(JsonElement data, EventContext context, CancellationToken remainingTime);

    protected static TEvent Read<TEvent>(JsonElement data, JsonTypeInfo<TEvent> json, EventContext context) =>
        data.Deserialize(json) ?? throw new JsonException($"the data of {context.Type} is null");
}

/// <inheritdoc/>
internal sealed class EventRoute<TEvent>(JsonTypeInfo<TEvent> json, IEventHandler<TEvent> handler) : EventRoute
{
    public override async Task<string?> Handle(JsonElement data, EventContext context, CancellationToken remainingTime)
    {
        await handler.Handle(Read(data, json, context), context, remainingTime).ConfigureAwait(false);
        return null;
    }
}
