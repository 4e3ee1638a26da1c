using Local.Endpoints;

namespace Bench.Batches;

/// <summary>
/// What a batch of ten records costs beyond its handler, once everything is warm: envelope, validation, idempotency, answer.
/// Ours beside Powertools for Node.js, in turns within the same minute, once with DynamoDB in memory and once over HTTP on
/// the loopback.
/// </summary>
internal static class BatchBench
{
    private const int WarmUpRounds = 8;
    private const int Rounds = 15;
    private const int BatchesPerRound = 200;

    /// <summary>Of Node.js, as many as its young generation holds.</summary>
    private const int BatchesOfBytes = 100;

    public static async Task<int> RunAsync()
    {
        if (!Directory.Exists("bench/node/node_modules"))
        {
            Console.Error.WriteLine("bench/node/node_modules is missing: npm ci --prefix bench/node, and start from the root of the repository");
            return 2;
        }

        InMemory();
        await OverHttp();
        return 0;
    }

    private static void InMemory()
    {
        using var ours = WorkerProcess.DotNet(endpoint: null);
        using var peers = WorkerProcess.Node(endpoint: null, countsBytes: false);
        Write("in memory", Times(ours, peers, BatchesPerRound));
        using var counting = WorkerProcess.Node(endpoint: null, countsBytes: true);
        counting.Handle(BatchesPerRound * WarmUpRounds / 2);
        Console.WriteLine(
            $"allocated per batch  ours {Kilobytes(ours, BatchesOfBytes),8:0.0} KB   Node.js {Kilobytes(counting, BatchesOfBytes),8:0.0} KB");
    }

    private static async Task OverHttp()
    {
        var empty = new EndpointAnswer(200, "{}"u8.ToArray());
        await using var endpoint = await AwsEndpoint.StartAsync(_ => new(empty));
        using var ours = WorkerProcess.DotNet(endpoint.Url);
        using var peers = WorkerProcess.Node(endpoint.Url, countsBytes: false);
        Write("over loopback HTTP", Times(ours, peers, BatchesPerRound / 4));
    }

    private static (double[] Ours, double[] Peers) Times(WorkerProcess ours, WorkerProcess peers, int batches)
    {
        var (our, their) = (new double[Rounds], new double[Rounds]);
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var (mine, theirs) = (ours.Handle(batches).Milliseconds / batches, peers.Handle(batches).Milliseconds / batches);
            if (round >= 0)
            {
                (our[round], their[round]) = (mine, theirs);
            }
        }

        return (our, their);
    }

    private static double Kilobytes(WorkerProcess worker, int batches) =>
        Median([.. Enumerable.Range(0, 5).Select(_ => worker.Handle(batches).Bytes!.Value / 1e3 / batches)]);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Write(string name, (double[] Ours, double[] Peers) times)
    {
        var (ours, peers) = (Median(times.Ours), Median(times.Peers));
        Console.WriteLine(
            $"{name,-20} ours {ours,8:0.000} ms ({times.Ours.Min():0.000} to {times.Ours.Max():0.000})   Node.js {peers,8:0.000} ms ({times.Peers.Min():0.000} to {times.Peers.Max():0.000})   ratio {ours / peers:0.00}");
    }
}
