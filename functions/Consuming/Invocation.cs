using System.Text.Json;

namespace Functions.Consuming;

/// <summary>One invocation: what Lambda passed, as it was and as it is read.</summary>
internal sealed class Invocation
{
    private readonly ReadOnlyMemory<byte> input;

    private Invocation(ReadOnlyMemory<byte> input)
    {
        this.input = input;
        Deliveries = LambdaEvent.Read(input.Span);
    }

    public IReadOnlyList<Delivery> Deliveries { get; }

    /// <exception cref="JsonException">It is neither a batch nor a notification.</exception>
    public static async Task<Invocation> Read(Stream input)
    {
        using var buffer = new MemoryStream();
        await input.CopyToAsync(buffer).ConfigureAwait(false);
        return new Invocation(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    /// <summary>A record as it was written. Read again for it: only what is given up needs it.</summary>
    public JsonElement RecordOf(Delivery delivery)
    {
        using var document = JsonDocument.Parse(input);
        for (var at = 0; at < Deliveries.Count; at++)
        {
            if (ReferenceEquals(Deliveries[at], delivery))
            {
                return document.RootElement.GetProperty("Records"u8)[at].Clone();
            }
        }

        throw new ArgumentException($"message {delivery.MessageId} is none of this invocation", nameof(delivery));
    }
}
