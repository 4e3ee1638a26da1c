using System.CommandLine;

namespace Local.Commands;

/// <summary>The verbs, and what stands for each.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Runs the event backbone of a stack on this machine: declared by the Pulumi program, handled by the real consumers.");
        var run = RunCommand.Create();
        root.Add(run);
        root.Add(ServeCommand.Create());
        root.Add(PreviewCommand.Create());
        root.Add(GraphCommand.Create());
        root.Add(ExplainCommand.Create());
        root.Add(NewCommand.Create());

        // Without a verb it is `run`: the options are its own, said once.
        foreach (var option in run.Options)
        {
            root.Add(option);
        }

        root.Action = run.Action;
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine($"{error.Message} See --help.");
            }

            return ExitCode.Usage;
        }

        // The one catch is at the outer edge, in Program.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
