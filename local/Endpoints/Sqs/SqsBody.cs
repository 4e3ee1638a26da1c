using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>
/// The parsed body of a call. The messages of a send are copied, checked and digested with it: most of its work, which needs
/// no turn of the world, so that sends of many clients do it at the same time.
/// </summary>
internal sealed class SqsBody : IDisposable
{
    private readonly JsonDocument document;

    private SqsBody(JsonDocument document) => this.document = document;

    public JsonElement Root => document.RootElement;

    /// <summary>Of SendMessage; null if it was not read ahead.</summary>
    public SendMessageRequest? Message { get; private set; }

    /// <summary>Of SendMessageBatch; null if they were not read ahead.</summary>
    public IReadOnlyList<SendMessageBatchRequestEntry>? Entries { get; private set; }

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static SqsBody Parse(ReadOnlyMemory<byte> body) => new(JsonDocument.Parse(body));

    /// <summary>Null if there is nothing to read ahead. What is wrong is found once more, and said, when the call has its turn.</summary>
    public static SqsBody? ReadAhead(AwsCall call)
    {
        if (call.Protocol != AwsProtocol.Json || call.Operation is not (nameof(SendMessage) or nameof(SendMessageBatch)))
        {
            return null;
        }

        SqsBody? body = null;
        try
        {
            var batch = call.Operation == nameof(SendMessageBatch) ? BatchBytes.CopyOf(call.Body.Span) : null;
            body = Parse(batch?.Bytes ?? call.Body);
            var request = new SqsRequest(body.Root, call.Authority, call.TraceId) { Batch = batch };
            if (call.Operation == nameof(SendMessage))
            {
                body.Message = SendMessage.RequestOf(request);
                SendMessageRequest.Prepare([body.Message]);
            }
            else
            {
                body.Entries = SendMessageBatch.EntriesOf(request);
                SendMessageRequest.Prepare([.. body.Entries.Select(entry => entry.Request)]);
            }
        }
        catch (Exception error) when (error is JsonException or AwsError)
        {
            // Its turn will show.
        }

        return body;
    }

    public void Dispose() => document.Dispose();
}
