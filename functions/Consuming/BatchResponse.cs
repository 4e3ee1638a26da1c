using System.Text.Json;

namespace Functions.Consuming;

/// <summary>
/// The partial batch response: the messages that stay in the queue; the rest of the batch is deleted
/// (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
/// </summary>
internal sealed class BatchResponse
{
    private readonly List<string> failures = [];

    public void Fail(string messageId) => failures.Add(messageId);

    public MemoryStream ToStream()
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures"u8);
            foreach (var messageId in failures)
            {
                writer.WriteStartObject();
                writer.WriteString("itemIdentifier"u8, messageId);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }
}
