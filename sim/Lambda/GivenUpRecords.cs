using System.Text;
using System.Text.Json;
using Sim.DynamoDb;
using Sim.Sns;

namespace Sim.Lambda;

/// <summary>
/// What Lambda tells an on-failure destination of records that it gave up: where they are in the stream, not what they are.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
/// </summary>
internal static class GivenUpRecords
{
    /// <summary>The one shard that a simulated stream has.</summary>
    private const string Shard = "shardId-00000000000000000000-00000001";

    /// <param name="condition"><c>RetryAttemptsExhausted</c> or <c>RecordAgeExceeded</c>.</param>
    public static Content Compose(Account account, Function function, TableStream stream, StreamPiece piece, string condition, long invocation)
    {
        var (first, last) = (piece.First, piece.Last);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, SnsEvent.Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", account.Identity.OfInvocation(invocation));
            json.WriteString("functionArn", function.Arn);
            json.WriteString("condition", condition);
            json.WriteNumber("approximateInvokeCount", piece.Attempts);
            json.WriteEndObject();
            if (piece.Attempts > 0)
            {
                json.WriteStartObject("responseContext");
                json.WriteNumber("statusCode", 200);
                json.WriteString("executedVersion", "$LATEST");
                json.WriteString("functionError", "Unhandled");
                json.WriteEndObject();
            }

            json.WriteString("version", "1.0");
            json.WriteString("timestamp", Envelope.Timestamp(account.Now));
            json.WriteStartObject("DDBStreamBatchInfo");
            json.WriteString("shardId", Shard);
            json.WriteString("startSequenceNumber", first.SequenceNumber);
            json.WriteString("endSequenceNumber", last.SequenceNumber);
            json.WriteString("approximateArrivalOfFirstRecord", Envelope.Timestamp(first.At.UtcTicks));
            json.WriteString("approximateArrivalOfLastRecord", Envelope.Timestamp(last.At.UtcTicks));
            json.WriteNumber("batchSize", piece.Count);
            json.WriteString("streamArn", stream.Arn);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        var body = buffer.ToArray();
        return new Content(new Utf8Text(body), null, MessageAttributeSet.Empty, body.Length) { IsComposed = true };
    }
}
