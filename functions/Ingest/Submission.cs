using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ingest;

/// <summary>The events of one request, each as JSON text, in its order; or the reason why there is none in that place.</summary>
internal sealed record Submission(IReadOnlyList<(string? Json, string? Reason)> Events)
{
    /// <summary>What Lambda takes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int MostBytes = 6 * 1024 * 1024;

    /// <summary>A thousand batches: what one invocation can publish in its time, and answer for event by event.</summary>
    public const int MostEvents = 10_000;

    /// <summary>What System.Text.Json, and with it every consumer, reads.</summary>
    private const int DeepestEvent = 64;

    /// <exception cref="RequestRefusedException">The body is too large, no JSON, or not what its content type announces.</exception>
    public static Submission Read(UrlRequest request)
    {
        var contentType = ContentType.Of(request);
        var body = Content(request);
        using var document = Parse(body);
        var root = document.RootElement;
        if (contentType == ContentType.Json && BinaryCloudEvent.IsIn(request))
        {
            return new Submission([(BinaryCloudEvent.ToJson(request, root, out var reason), reason)]);
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return contentType == ContentType.CloudEventBatch
                ? throw new RequestRefusedException(HttpStatusCode.BadRequest, $"{ContentType.CloudEventBatch} is a JSON array of CloudEvents, the body is none")
                : new Submission([One(root, contentType)]);
        }

        if (contentType == ContentType.CloudEvent)
        {
            throw new RequestRefusedException(
                HttpStatusCode.BadRequest, $"{ContentType.CloudEvent} is one CloudEvent, the body is an array: send it as {ContentType.CloudEventBatch}");
        }

        return root.GetArrayLength() <= MostEvents
            ? new Submission([.. root.EnumerateArray().Select(element => One(element, contentType))])
            : throw new RequestRefusedException(
                HttpStatusCode.RequestEntityTooLarge, $"{root.GetArrayLength()} events, one request takes at most {MostEvents}: send several");
    }

    private static (string? Json, string? Reason) One(JsonElement element, string contentType) =>
        contentType != ContentType.Json && !(element.ValueKind == JsonValueKind.Object && element.TryGetProperty("specversion", out _))
            ? (null, $"no CloudEvent (no `specversion`), which {contentType} announces; a bare event is sent as {ContentType.Json}")
            : (element.GetRawText(), null);

    private static byte[] Content(UrlRequest request)
    {
        byte[] body;
        try
        {
            body = request.Content();
        }
        catch (FormatException)
        {
            throw new RequestRefusedException(HttpStatusCode.BadRequest, "the body is said to be base64 and is not");
        }

        return body.Length switch
        {
            0 => throw new RequestRefusedException(HttpStatusCode.BadRequest, "not JSON (line 1, byte 1): the body is empty"),
            > MostBytes => throw new RequestRefusedException(
                HttpStatusCode.RequestEntityTooLarge, $"the body has {body.Length} bytes, one request takes at most {MostBytes}"),
            _ => body,
        };
    }

    private static JsonDocument Parse(byte[] body)
    {
        if (!Utf8.IsValid(body))
        {
            var (line, at) = PlaceOf(body, FirstInvalid(body));
            throw new RequestRefusedException(HttpStatusCode.BadRequest, $"not JSON (line {line}, byte {at}): not UTF-8");
        }

        try
        {
            // One level more than an event may have: the array around it.
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestEvent + 1 });
        }
        catch (JsonException error)
        {
            throw new RequestRefusedException(
                HttpStatusCode.BadRequest,
                $"not JSON, or nested deeper than {DeepestEvent} levels (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})");
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(body[at..], out _, out var consumed) == OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }

    private static (int Line, int Byte) PlaceOf(ReadOnlySpan<byte> body, int at)
    {
        var before = body[..at];
        return (before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n'));
    }
}
