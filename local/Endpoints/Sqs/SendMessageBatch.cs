using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html</summary>
internal static class SendMessageBatch
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var entries = request.ReadAhead?.Entries ?? EntriesOf(request);
        var results = world.SendMessageBatch(request.Queue(world), entries);
        BatchAnswer.Write(answer, results, result => result.Id, result => result.Error, (json, result) => SendMessage.Write(json, result.Result!));
    }

    public static List<SendMessageBatchRequestEntry> EntriesOf(SqsRequest request) =>
        request.Entries().ConvertAll(entry => new SendMessageBatchRequestEntry(entry.Text("Id"), SendMessage.RequestOf(entry)));
}
