using Tests.Fuzz;

namespace Bench;

/// <summary>The fuzzer on every core, each with a seed of its own.</summary>
internal static class FuzzBench
{
    public static void Run(long inputs, ulong seed)
    {
        var cores = Environment.ProcessorCount;
        var started = TimeProvider.System.GetTimestamp();
        var fuzzers = Enumerable.Range(0, cores).Select(core => new WireFuzzer(seed + (ulong)core)).ToArray();
        Parallel.ForEach(fuzzers, fuzzer => fuzzer.Run(inputs / cores));
        var statuses = fuzzers.SelectMany(fuzzer => fuzzer.Statuses).GroupBy(status => status.Key, status => status.Value).OrderBy(group => group.Key);
        Console.WriteLine(
            $"{inputs:N0} inputs from seed {seed} in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:N0} s: "
            + string.Join(", ", statuses.Select(status => $"{status.Key}: {status.Sum():N0}")));
    }
}
