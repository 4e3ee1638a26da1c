using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Functions.Consuming.Idempotency;

/// <summary>One invocation's claim to one event.</summary>
/// <param name="Id"><c>consumer#source#event id</c>: two consumers of an event know nothing of each other.</param>
/// <param name="PayloadHash">SHA-256 of the event's data: tells a repeated event from a repeated id.</param>
/// <param name="Deadline">
/// When Lambda ends the claiming function, and with it the claim. It also tells claims apart: whoever takes over a lapsed
/// claim does so after its deadline and thus has a later one.
/// </param>
public sealed record IdempotencyClaim(string Id, string PayloadHash, DateTimeOffset Deadline)
{
    internal static IdempotencyClaim Of(string consumer, EventContext context, JsonElement data, DateTimeOffset deadline) =>
        new(
            $"{consumer}#{Escaped(context.Source)}#{context.EventId}",
            Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(data))),
            deadline);

    /// <summary>A source may hold a `#` of its own; unescaped, two events could share a key and one of them be lost.</summary>
    private static string Escaped(string source) => source.Replace("%", "%25").Replace("#", "%23");
}
