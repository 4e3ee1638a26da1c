using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Events;
using Functions.Calls;
using Functions.Consuming;
using Functions.Tables;

namespace Bench.Batches;

/// <summary>
/// The measured process of our side, the counterpart of <c>bench/node/batch.mjs</c>: for each line of its input, a number of
/// batches, it handles as many and writes one line of JSON. The consumer is the one that runs in Lambda, with its log and its
/// metrics, whose lines are formatted and then dropped.
/// </summary>
internal static class BatchWorker
{
    public static async Task RunAsync()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Synchronized(new StreamWriter(Stream.Null) { AutoFlush = true }));
        var http = new MemoryHttp();
        var consumer = Consumer.OnLambda(ConsumerEnvironment.Read(), Table(http), TimeProvider.System)
            .On(EventCatalog.OrderPlaced, EventJson.Default.OrderPlaced, new HandlesNothing());
        var template = Environment.GetEnvironmentVariable(BatchVariable.Record)!;
        long number = 0;
        while (Console.In.ReadLine() is { } line)
        {
            var inputs = new MemoryStream[int.Parse(line, CultureInfo.InvariantCulture)];
            for (var at = 0; at < inputs.Length; at++, number += RecordText.RecordsPerBatch)
            {
                inputs[at] = new MemoryStream(Encoding.UTF8.GetBytes(RecordText.Batch(template, number)));
            }

            output.WriteLine(JsonSerializer.Serialize(await Measured(consumer, inputs, http)));
        }
    }

    private static async Task<Measurement> Measured(Consumer consumer, MemoryStream[] inputs, MemoryHttp http)
    {
        GC.Collect();
        var (failures, calls) = (0, http.Calls);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var began = TimeProvider.System.GetTimestamp();
        foreach (var input in inputs)
        {
            var answer = (MemoryStream)await consumer.Handle(input);
            failures += answer.GetBuffer().AsSpan(0, (int)answer.Length).SequenceEqual("""{"batchItemFailures":[]}"""u8) ? 0 : 1;
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new Measurement(took.TotalMilliseconds, bytes, http.Calls - calls, failures);
    }

    private static DynamoDb Table(MemoryHttp http)
    {
        var url = Environment.GetEnvironmentVariable(BatchVariable.Endpoint);
        var post = new SignedPost(
            url is null ? new HttpClient(http) : new HttpClient(),
            new ServiceEndpoint("dynamodb", "eu-west-1", new Uri(url ?? "https://dynamodb.eu-west-1.amazonaws.com/")),
            _ => Task.FromResult(new ImmutableCredentials("EXAMPLE", "EXAMPLE", null)),
            TimeProvider.System,
            () => null);
        return new DynamoDb(new JsonProtocol(post, Backoff.Default, TimeProvider.System, Backoff.Chance));
    }
}
