using Bench;
using Bench.Batches;

// dotnet run -c Release --project bench -- declaration [consumers ...]
// dotnet run -c Release --project bench -- world [millions of messages]
// dotnet run -c Release --project bench -- package [folder of the packages]
// dotnet run -c Release --project bench -- batch
// dotnet run -c Release --project bench -- coldstart [packages of OrderProjection ...]
// dotnet run -c Release --project bench -- fuzz [inputs] [seed]
// dotnet run -c Release --project bench -- wire [requests] [bytes]
// dotnet run -c Release --project bench -- bare PORT: a bare Kestrel endpoint; bench/serving/compare.py measures against it
switch (args)
{
    case ["declaration", .. var counts]:
        await DeclarationBench.RunAsync(counts.Length == 0 ? [1, 100, 200, 400, 1_000] : counts.Select(int.Parse).ToArray());
        return 0;
    case ["world", .. var millions]:
        WorldBench.Run(millions.Length == 0 ? 5 : int.Parse(millions[0]));
        return 0;
    case ["package"]:
        return PackageBench.Run("artifacts/offline/packages");
    case ["package", var packages]:
        return PackageBench.Run(packages);
    case ["batch"]:
        return await BatchBench.RunAsync();
    case ["coldstart", .. var packages]:
        return await ColdStartBench.RunAsync(packages.Length == 0 ? ["artifacts/offline/packages/OrderProjection.zip"] : packages);
    case ["fuzz", .. var arguments]:
        FuzzBench.Run(
            arguments.Length == 0 ? 10_000_000 : long.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture),
            arguments.Length < 2 ? 1 : ulong.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["wire", .. var requests]:
        WireBench.Run(
            requests.Length == 0 ? 10_000 : int.Parse(requests[0], System.Globalization.CultureInfo.InvariantCulture),
            requests.Length < 2 ? 256 : int.Parse(requests[1], System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["bare", var port]:
        await BareKestrel.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["batch-worker"]:
        await BatchWorker.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Say what to measure: declaration [consumers ...], world [millions of messages], package [folder of the packages], batch, coldstart [packages of OrderProjection ...], fuzz [inputs] [seed], wire [requests] [bytes], or bare PORT.");
        return 2;
}
