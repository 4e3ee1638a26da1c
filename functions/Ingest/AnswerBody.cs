using System.Text.Json;
using Functions.Logging;
using Functions.Publishing;

namespace Ingest;

/// <summary>The JSON of every answer; the shapes are listed at <see cref="Function"/>.</summary>
internal static class AnswerBody
{
    /// <summary>
    /// How much is said about refused events, in bytes. Lambda takes an answer of 6 MB, and ten thousand hostile events could
    /// ask for more.
    /// </summary>
    private const int LongestRefusal = 1024 * 1024;

    private const int LongestText = 1_000;

    /// <summary>All were published, in the order of the request.</summary>
    public static byte[] Accepted(IReadOnlyList<PublishOutcome> outcomes) => Write(writer =>
    {
        writer.WriteStartArray("accepted"u8);
        foreach (var outcome in outcomes)
        {
            WriteAccepted(writer, (PublishOutcome.Accepted)outcome, index: null);
        }

        writer.WriteEndArray();
    });

    /// <summary>Some were published, some not, each with its index in the request.</summary>
    public static byte[] Failed(string error, IReadOnlyList<PublishOutcome> outcomes) => Write(writer =>
    {
        writer.WriteString("error"u8, error);
        writer.WriteStartArray("accepted"u8);
        foreach (var (index, outcome) in outcomes.Index())
        {
            if (outcome is PublishOutcome.Accepted accepted)
            {
                WriteAccepted(writer, accepted, index);
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("failed"u8);
        foreach (var (index, outcome) in outcomes.Index())
        {
            if (outcome is PublishOutcome.Failed failed)
            {
                writer.WriteStartObject();
                writer.WriteNumber("index"u8, index);
                writer.WriteString("id"u8, failed.Message.Id);
                writer.WriteString("code"u8, LogText.OneLine(failed.Code, LongestText));
                writer.WriteString("reason"u8, LogText.OneLine(failed.Reason, LongestText));
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    });

    /// <summary>Nothing was published.</summary>
    public static byte[] Refused(string error, IReadOnlyList<(int Index, EventCheck.Refused Refusal)> refusals) => Write(writer =>
    {
        writer.WriteString("error"u8, LogText.OneLine(error, LongestText));
        writer.WriteStartArray("events"u8);
        var written = 0;
        foreach (var (index, refusal) in refusals)
        {
            if (writer.BytesCommitted + writer.BytesPending > LongestRefusal)
            {
                break;
            }

            WriteRefused(writer, index, refusal);
            written++;
        }

        writer.WriteEndArray();
        if (written < refusals.Count)
        {
            writer.WriteNumber("eventsNotListed"u8, refusals.Count - written);
        }

        writer.WriteStartArray("published"u8);
        writer.WriteEndArray();
    });

    private static void WriteAccepted(Utf8JsonWriter writer, PublishOutcome.Accepted accepted, int? index)
    {
        writer.WriteStartObject();
        if (index is { } at)
        {
            writer.WriteNumber("index"u8, at);
        }

        writer.WriteString("id"u8, accepted.Message.Id ?? accepted.MessageId);
        writer.WriteString("type"u8, accepted.Message.Type.Name);
        writer.WriteString("topic"u8, accepted.Message.Topic.Name);
        writer.WriteString("messageId"u8, accepted.MessageId);
        writer.WriteEndObject();
    }

    private static void WriteRefused(Utf8JsonWriter writer, int index, EventCheck.Refused refusal)
    {
        const int mostReasons = 100;
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, index);
        writer.WriteString("id"u8, LogText.OneLine(refusal.Id, LongestText));
        writer.WriteStartArray("reasons"u8);
        foreach (var reason in refusal.Reasons.Take(mostReasons))
        {
            writer.WriteStringValue(LogText.OneLine(reason, LongestText));
        }

        if (refusal.Reasons.Count > mostReasons)
        {
            writer.WriteStringValue($"and {refusal.Reasons.Count - mostReasons} more");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Answer.AsWritten))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
