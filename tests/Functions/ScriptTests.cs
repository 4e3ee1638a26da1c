using System.Diagnostics;
using Tests.House;
using Tests.Local.Processes;

namespace Tests.Functions;

/// <summary>The tests of the functions that are not in C#, each in its own language's runner.</summary>
public sealed class ScriptTests
{
    private static readonly string Functions = Path.Combine(Repository.Root, "functions");

    [PythonFact]
    public async Task Functions_in_Python_pass_their_tests()
    {
        var folders = Directory.GetFiles(Functions, "handler.py", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).ToList();

        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            // -B: no compiled modules beside the sources.
            Assert.Null(await FailureOf(folder, "python3", "-B", "-m", "unittest"));
        }
    }

    [NodeSdkFact]
    public async Task Functions_in_JavaScript_pass_their_tests_and_their_types_hold()
    {
        Assert.Null(await FailureOf(Functions, "npm", "run", "--silent", "check"));
        Assert.Null(await FailureOf(Functions, "npm", "test", "--silent"));
    }

    /// <summary>What the command says if it fails.</summary>
    private static async Task<string?> FailureOf(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : await output + await error;
    }
}
