using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Functions.Consuming;

/// <summary>Leads one type of event to a handler whose result is kept.</summary>
internal sealed class ResultRoute<TEvent, TResult>(
    JsonTypeInfo<TEvent> json, IEventHandler<TEvent, TResult> handler, JsonTypeInfo<TResult> resultJson) : EventRoute
{
    /// <summary>An item of DynamoDB holds 400 KB; the rest is for the claim, whose id a producer makes.</summary>
    private const int MostBytes = 300 * 1024;

    public override async Task<string?> Handle(JsonElement data, EventContext context, CancellationToken remainingTime)
    {
        var result = JsonSerializer.Serialize(
            await handler.Handle(Read(data, json, context), context, remainingTime).ConfigureAwait(false), resultJson);
        return Encoding.UTF8.GetByteCount(result) is var bytes and > MostBytes
            ? throw new PermanentFailureException(
                $"the handler's result of {context.Type} is {bytes} bytes of JSON, and at most {MostBytes} are kept: return a reference to it instead")
            : result;
    }
}
