using Local.Declaration;
using Local.Running;
using Local.Scenarios;
using Tests.House;

namespace Tests.Scenarios;

/// <summary>Runs a scenario as the command line does.</summary>
internal static class Laptop
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<RunReport> RunAsync(string stack, string scenario) =>
        await RunAsync(await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, stack)), ScenarioReader.Read(scenario));

    public static Task<RunReport> RunAsync(DeclaredStack declared, Scenario scenario) => LaptopRun.RunAsync(declared, scenario, seed: 1, Start);
}
