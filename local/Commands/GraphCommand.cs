using System.CommandLine;
using System.Text;
using Local.Declaration;
using Local.Graphing;
using Local.Graphing.AsyncApi;

namespace Local.Commands;

/// <summary><c>graph</c>: which ways events go in a stack, as a picture or as a document.</summary>
internal static class GraphCommand
{
    private const string Mermaid = "mermaid";
    private const string AsyncApi = "asyncapi";

    public static Command Create()
    {
        var stack = new Option<string>("--stack") { Description = "The stack to draw: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var format = new Option<string>("--format")
        {
            Description = "mermaid: a flowchart, which GitHub draws; asyncapi: an AsyncAPI 3.0 document (JSON).",
            DefaultValueFactory = _ => Mermaid,
        };
        format.CompletionSources.Add(Mermaid, AsyncApi);
        // The library's own check says it in several lines.
        format.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is var name and not (Mermaid or AsyncApi))
            {
                given.AddError($"--format is `{name}`, must be {Mermaid} or {AsyncApi}.");
            }
        });
        var output = new Option<string?>("--output") { Description = "The file to write it to. Default: standard output." };
        var command = new Command("graph", "Shows which ways events go in a stack: topics, queues, functions, and who takes what.") { stack, format, output };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(output)));
        return command;
    }

    private static async Task<int> RunAsync(string stack, string format, string? path)
    {
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var declared = await Progress.ShowAsync("declaring", () => DeclaredStack.DeclareAsync(file));
        var text = format == AsyncApi ? AsyncApiDocument.TextOf(declared.Recording) : MermaidText.Of(Topology.Of(declared.Recording));
        await WriteAsync(Encoding.UTF8.GetBytes(text), path);
        return ExitCode.Success;
    }

    private static async Task WriteAsync(byte[] text, string? path)
    {
        if (path is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(text);
            return;
        }

        try
        {
            await File.WriteAllBytesAsync(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be written: {error.Message} Name a file in a folder that exists.");
        }
    }
}
