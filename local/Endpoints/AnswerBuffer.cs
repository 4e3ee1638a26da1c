using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Local.Endpoints;

/// <summary>
/// Where an answer is written, with its JSON writer. Used again once its bytes are sent: an answer a request would be most
/// of the garbage that a busy endpoint makes.
/// </summary>
internal sealed class AnswerBuffer
{
    /// <summary>What a larger answer needed is not kept. Ten messages of 4 KB need 128 KB: the writer reckons with escapes.</summary>
    private const int LargestKept = 512 * 1024;

    private const int MostKept = 64;

    /// <summary>As AWS writes: only what JSON itself demands is escaped. The shapes are ours, so nothing has to be validated.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly ConcurrentStack<AnswerBuffer> Free = new();

    private readonly ArrayBufferWriter<byte> bytes = new(1_024);
    private readonly Utf8JsonWriter json;

    private AnswerBuffer() => json = new Utf8JsonWriter(bytes, Plain);

    /// <summary>To write one JSON document; <see cref="Written"/> ends it.</summary>
    public Utf8JsonWriter Json => json;

    public static AnswerBuffer Rent() => Free.TryPop(out var free) ? free : new AnswerBuffer();

    /// <summary>Good until <see cref="Return"/>.</summary>
    public ReadOnlyMemory<byte> Written()
    {
        json.Flush();
        return bytes.WrittenMemory;
    }

    public void Return()
    {
        if (bytes.Capacity > LargestKept || Free.Count >= MostKept)
        {
            return;
        }

        bytes.ResetWrittenCount();
        json.Reset();
        Free.Push(this);
    }
}
