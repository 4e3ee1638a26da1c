using System.Text;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using Sim.Sqs;

namespace Bench;

/// <summary>Processor time and allocation of one request behind the HTTP server: parse, act, answer.</summary>
internal static class WireBench
{
    private const int Rounds = 5;

    public static void Run(int requests, int bytes)
    {
        var body = new string('x', bytes);
        Measure("SendMessage", requests, 1, "AmazonSQS", _ => $$"""{"QueueUrl":"http://127.0.0.1:4566/123456789012/load","MessageBody":"{{body}}"}""");
        var entries = string.Join(',', Enumerable.Range(0, 10).Select(id => $$"""{"Id":"{{id}}","MessageBody":"{{body}}"}"""));
        Measure("SendMessageBatch", requests, 10, "AmazonSQS", _ => $$"""{"QueueUrl":"http://127.0.0.1:4566/123456789012/load","Entries":[{{entries}}]}""");
        Measure("ReceiveMessage", requests, 10, "AmazonSQS", _ => """{"QueueUrl":"http://127.0.0.1:4566/123456789012/load","MaxNumberOfMessages":10}""");
        Measure("Publish", requests, 5, "sns", _ => $"Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Aload&Message={body}");
    }

    private static void Measure(string operation, int requests, int messages, string service, Func<int, string> body)
    {
        var bytes = Encoding.UTF8.GetBytes(body(0));
        var call = new AwsCall(service == "sns" ? AwsServices.Sns : AwsServices.Sqs, service == "sns" ? "" : operation, bytes)
        {
            Protocol = service == "sns" ? AwsProtocol.Query : AwsProtocol.Json, Region = "us-east-1",
        };
        var best = double.MaxValue;
        var allocated = 0.0;
        var pause = 0.0;
        var collections = "";
        for (var round = 0; round < Rounds; round++)
        {
            var (world, tables) = Prepared(operation, requests);
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var paused = GC.GetTotalPauseDuration();
            int[] counts = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
            var started = TimeProvider.System.GetTimestamp();
            for (var request = 0; request < requests; request++)
            {
                var answer = AwsServices.Answer(world, tables, AwsServices.ReadAhead(call)).Result;
                if (answer.HttpStatus != 200)
                {
                    throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Body.Span));
                }

                answer.Release();
            }

            best = Math.Min(best, TimeProvider.System.GetElapsedTime(started).TotalMicroseconds / requests);
            pause = (GC.GetTotalPauseDuration() - paused).TotalMicroseconds / requests;
            collections = string.Join('/', counts.Select((count, generation) => GC.CollectionCount(generation) - count));
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)requests;
        }

        Console.WriteLine($"{operation,-18} {best,7:F2} µs {allocated,9:F0} B a request of {messages} messages; {pause,6:F2} µs of it in {collections} collections");
    }

    private static (World World, Tables Tables) Prepared(string operation, int requests)
    {
        var world = new World(new WorldOptions { Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Seed = 1, Trace = false });
        var queue = world.CreateQueue(new QueueAttributes { Name = "load" });
        if (operation == "Publish")
        {
            var topic = world.Topics.Create("load", new Dictionary<string, string>(), []);
            for (var number = 0; number < 5; number++)
            {
                world.CreateQueue(new QueueAttributes { Name = $"load-{number}" });
                world.Subscriptions.Subscribe(topic, "sqs", $"arn:aws:sqs:us-east-1:123456789012:load-{number}", new Dictionary<string, string>());
            }
        }

        if (operation == "ReceiveMessage")
        {
            for (var number = 0; number < Math.Min(requests * 10, 110_000); number++)
            {
                world.SendMessage(queue, new SendMessageRequest { MessageBody = new string('x', 256) });
            }
        }

        return (world, new Tables(world.Clock));
    }
}
