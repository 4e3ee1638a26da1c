using System.Diagnostics;
using Tests.House;

namespace Tests.Local;

/// <summary>The command line as a script meets it, in a process of its own.</summary>
internal static class LocalProgram
{
    public static string Path => typeof(global::Local.UsageException).Assembly.Location;

    public static Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) => RunInAsync(Repository.Root, new Dictionary<string, string>(), arguments);

    /// <param name="environment">Beside what this process has.</param>
    public static async Task<(int Exit, string Output, string Error)> RunInAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
