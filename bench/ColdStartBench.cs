using System.IO.Compression;
using System.Text;
using Bench.Batches;
using Local.Endpoints;
using Local.Hosting;
using Local.Hosting.Processes;

namespace Bench;

/// <summary>
/// Cold starts: each a process of its own, from its start until it asks for work, and its first two batches of ten records.
/// Packages of ours and the peer in Node.js, in turns, with DynamoDB on the loopback. Ours is the order projection with its
/// handlers, which write to the read model too: 30 requests a batch, of the peer 20.
/// </summary>
internal static class ColdStartBench
{
    private const string Peer = "bench/node/dist/index.mjs";
    private const int Rounds = 15;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static int batches;

    /// <param name="packages">Packages of OrderProjection, compiled ahead or not.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> packages)
    {
        if (packages.Append(Peer).FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            Console.Error.WriteLine($"{missing} is missing: build the functions (dotnet build infra) and the peer (npm ci --prefix bench/node && npm run build --prefix bench/node), and start from the root of the repository");
            return 2;
        }

        var empty = new EndpointAnswer(200, "{}"u8.ToArray());
        await using var endpoint = await AwsEndpoint.StartAsync(_ => new(empty));
        using var hosting = new ProcessHosting(new SimulatedAws(endpoint.Url, "eu-west-1"), TimeProvider.System);
        var peer = Path.Combine(Path.GetTempPath(), $"peer-{Environment.ProcessId}.zip");
        var candidates = new List<Candidate>();
        try
        {
            Archive(peer);
            candidates.AddRange(packages.Select(package =>
                new Candidate(package, new UnpackedPackage(package), "dotnet10", "OrderProjection::OrderProjection.Function::Handle", [], [], [])));
            candidates.Add(new Candidate("peer in Node.js", new UnpackedPackage(peer), "nodejs20.x", "index.handle", [], [], []));
            for (var round = -1; round < Rounds; round++)
            {
                foreach (var candidate in candidates)
                {
                    await Measure(hosting, candidate, counts: round >= 0);
                }
            }
        }
        finally
        {
            File.Delete(peer);
            candidates.ForEach(candidate => candidate.Package.Dispose());
        }

        candidates.ForEach(Write);
        return 0;
    }

    private static async Task Measure(ProcessHosting hosting, Candidate candidate, bool counts)
    {
        var function = new HostedFunction
        {
            Name = "order-projection",
            Arn = "arn:aws:lambda:eu-west-1:123456789012:function:order-projection",
            Runtime = candidate.Runtime,
            Handler = candidate.Handler,
            MemorySize = 512,
            Timeout = Timeout,
            Variables = new Dictionary<string, string>
            {
                ["CONSUMER_NAME"] = "order-projection",
                ["IDEMPOTENCY_TABLE"] = "idempotency",
                ["STATE_TABLE"] = "state",
                ["FUNCTION_TIMEOUT_SECONDS"] = "30",
                ["NODE_NO_WARNINGS"] = "1",
            },
        };
        var began = TimeProvider.System.GetTimestamp();
        await using var environment = await hosting.StartAsync(function, candidate.Package.Folder);
        await environment.Ready;
        var start = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        var (first, second) = (await Batch(environment), await Batch(environment));
        if (counts)
        {
            candidate.Starts.Add(start);
            candidate.Firsts.Add(first);
            candidate.Seconds.Add(second);
        }
    }

    private static async Task<double> Batch(ExecutionEnvironment environment)
    {
        var call = new FunctionCall
        {
            RequestId = $"00000000-0000-4000-8000-{++batches:D12}",
            Payload = Encoding.UTF8.GetBytes(RecordText.Batch(RecordText.Template, batches * RecordText.RecordsPerBatch)),
            Timeout = Timeout,
            TraceId = "Root=1-00000000-000000000000000000000001",
        };
        var began = TimeProvider.System.GetTimestamp();
        var result = await environment.InvokeAsync(call);
        var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        return result is { IsSuccess: true } && Encoding.UTF8.GetString(result.Response.Span) == """{"batchItemFailures":[]}"""
            ? took
            : throw new InvalidOperationException($"a batch failed: {result?.ErrorType} {result?.ErrorMessage}\n{string.Join('\n', call.Lines)}");
    }

    private static void Archive(string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        archive.CreateEntryFromFile(Peer, "index.mjs");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Write(Candidate candidate) => Console.WriteLine(
        $"{candidate.Name}: start {Median(candidate.Starts):0} ms, first batch {Median(candidate.Firsts):0} ms, second {Median(candidate.Seconds):0} ms; start and first {Median([.. candidate.Starts.Zip(candidate.Firsts, (start, first) => start + first)]):0} ms");

    private sealed record Candidate(
        string Name, UnpackedPackage Package, string Runtime, string Handler, List<double> Starts, List<double> Firsts, List<double> Seconds);
}
