using System.CommandLine;
using Local.Declaration;
using Local.Reporting;
using Local.Running;
using Local.Scenarios;

namespace Local.Commands;

/// <summary><c>run</c>: declares a stack, lets a scenario of events occur in it, and says what became of every one.</summary>
internal static class RunCommand
{
    /// <summary>The world begins here at every run: what is printed does not depend on the day.</summary>
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string Quickstart = Path.Combine(AppContext.BaseDirectory, "scenarios", "quickstart.json");

    private const int WidthOfFiles = 200;

    public static Command Create()
    {
        var stack = new Option<string>("--stack") { Description = "The stack to run: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var scenario = new Option<string?>("--scenario") { Description = "The events, a JSON file. Default: local/scenarios/quickstart.json." };
        var seed = new Option<ulong>("--seed") { Description = "Decides every id of the simulated AWS.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of the table." };
        var logs = new Option<bool>("--logs") { Description = "Show what the consumers log, on standard error." };
        var noPolicies = new Option<bool>("--no-policies") { Description = "Let everybody do everything, whatever the policies say." };
        var command = new Command("run", "Runs a scenario of events through the stack with its real consumers (the default).")
        {
            stack, scenario, seed, json, logs, noPolicies,
        };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(stack)!, parsed.GetValue(scenario), parsed.GetValue(seed), parsed.GetValue(json), parsed.GetValue(logs), !parsed.GetValue(noPolicies)));
        return command;
    }

    private static async Task<int> RunAsync(string stack, string? scenarioFile, ulong seed, bool json, bool logs, bool enforcesPolicies)
    {
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var declared = await DeclaredStack.DeclareAsync(file);
        var scenario = ScenarioReader.Read(scenarioFile ?? Quickstart);
        var report = await Progress.ShowAsync("running", () => LaptopRun.RunAsync(declared, scenario, seed, Start, logs ? new LogOutput(Console.Error) : null, enforcesPolicies));
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            ReportJson.Write(output, report);
            output.Write("\n"u8);
        }
        else
        {
            ReportTable.Write(Terminal.Open(WidthOfFiles), report);
        }

        return report.IsGood ? ExitCode.Success : ExitCode.Failure;
    }
}
