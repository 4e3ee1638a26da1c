using System.CommandLine;
using Local.Declaration;
using Local.Previewing;

namespace Local.Commands;

/// <summary><c>preview</c>: what a stack declares, and whether deploying it would lose what an earlier deployment keeps.</summary>
internal static class PreviewCommand
{
    /// <summary>A tree is no table: its lines are not filled up to it.</summary>
    private const int WidthOfFiles = 1_000;

    public static Command Create()
    {
        var stack = new Option<string>("--stack") { Description = "The stack to show: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of the tree." };
        var against = new Option<string?>("--against")
        {
            Description = "What `pulumi stack export` wrote: refuse (exit code 1) what would lose messages, items, logs or keys.",
        };
        var command = new Command("preview", "Lists the resources of a stack, as `pulumi preview` would, with the derived numbers and their reasons.")
        {
            stack, json, against,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(stack)!, parsed.GetValue(json), parsed.GetValue(against)));
        return command;
    }

    private static async Task<int> RunAsync(string stack, bool json, string? against)
    {
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var deployed = against is null ? [] : StackExport.Read(against, file);
        var declared = await Progress.ShowAsync("declaring", () => DeclaredStack.DeclareAsync(file));
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            PreviewJson.Write(output, declared.Recording);
            output.Write("\n"u8);
        }
        else
        {
            PreviewTree.Write(Terminal.Open(WidthOfFiles), declared.Recording, declared.Settings.Consumers);
        }

        var losses = MigrationCheck.LossesOf(deployed, declared.Recording);
        LossReport.Write(Console.Error, losses);
        return losses.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
