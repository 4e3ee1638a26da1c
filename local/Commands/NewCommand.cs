using System.CommandLine;
using Local.Declaration;
using Local.Scaffolding;

namespace Local.Commands;

/// <summary><c>new consumer</c>: a function, its declaration and its test, to be filled.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "What the settings call it: lower-case letters, digits and hyphens, such as sms-notice." };
        var takes = new Option<string[]>("--takes")
        {
            Description = "An event type that it takes; several: say it again.", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var language = new Option<string>("--language") { Description = "csharp, python or node.", DefaultValueFactory = _ => "csharp" };
        language.CompletionSources.Add("csharp", "python", "node");
        var stack = new Option<string?>("--stack") { Description = "The one stack that declares it: Pulumi.<stack>.yaml. Default: every environment." };
        var consumer = new Command("consumer", "Writes the folder of a function, its declaration and a test that passes.") { name, takes, language, stack };
        consumer.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(takes)!, parsed.GetValue(language)!, parsed.GetValue(stack)));
        return new Command("new", "Writes something new into this checkout.") { consumer };
    }

    private static int Run(string name, string[] takes, string language, string? stack)
    {
        var root = StackFile.ProjectFolder();
        var files = Scaffold.Plan(root, name, takes, language, stack);
        Scaffold.Write(root, files);
        foreach (var file in files)
        {
            Console.Out.WriteLine($"{(file.IsNew ? "new     " : "changed ")} {file.Path}");
        }

        var effect = files.First(file => file.IsNew && Path.GetFileName(file.Path) is var written && (written.StartsWith("Handle", StringComparison.Ordinal) || written is "handler.py" or "index.mjs"));
        Console.Out.WriteLine($"Write what it does into {effect.Path}, then: APPROVE=1 dotnet test");
        Console.Out.WriteLine("It approves the resources that are new, as lines in tests/Policies/Approved for the review.");
        return ExitCode.Success;
    }
}
