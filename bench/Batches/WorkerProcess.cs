using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Bench.Batches;

/// <summary>A process that handles batches when it is told to.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;

    private WorkerProcess(string program, string[] arguments, string? endpoint)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment[BatchVariable.Record] = RecordText.Template;
        start.Environment["CONSUMER_NAME"] = "order-projection";
        start.Environment["IDEMPOTENCY_TABLE"] = "idempotency";
        start.Environment["FUNCTION_TIMEOUT_SECONDS"] = "30";
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "order-projection";
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["NODE_NO_WARNINGS"] = "1";
        if (endpoint is not null)
        {
            start.Environment[BatchVariable.Endpoint] = endpoint;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    public static WorkerProcess DotNet(string? endpoint) =>
        new("dotnet", [typeof(WorkerProcess).Assembly.Location, "batch-worker"], endpoint);

    /// <summary>As it is, or with a heap whose young generation holds a whole round, so that its growth is what was allocated.</summary>
    public static WorkerProcess Node(string? endpoint, bool countsBytes) =>
        new("node", [.. countsBytes ? ["--expose-gc", "--max-semi-space-size=1024", "--min-semi-space-size=1024"] : Array.Empty<string>(), "bench/node/batch.mjs"], endpoint);

    /// <exception cref="InvalidOperationException">The worker ended, or did not do the work that both sides are to do.</exception>
    public Measurement Handle(int batches)
    {
        process.StandardInput.WriteLine(batches.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("a worker ended before its answer");
        var measured = JsonSerializer.Deserialize<Measurement>(line, JsonSerializerOptions.Web)!;
        var calls = 2L * batches * RecordText.RecordsPerBatch;
        return measured.Failures == 0 && (measured.Calls ?? calls) is var made && (made == calls || made == 0)
            ? measured
            : throw new InvalidOperationException($"a worker was to make {calls} requests and to fail nowhere: {line}");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
