using System.Diagnostics;
using Tests.House;

namespace Tests.Functions;

/// <summary>A copy of everything that the function packages are made from, in a folder of its own, built there.</summary>
internal sealed class PackageBuild : IDisposable
{
    private static readonly string[] Sources =
        ["events", "functions", "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig"];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("build-");

    /// <param name="subfolder">Where in its temporary folder the copy stands.</param>
    public PackageBuild(string subfolder)
    {
        Folder = Path.Combine(root.FullName, subfolder);
        foreach (var source in Sources)
        {
            Copy(Path.Combine(Repository.Root, source), Path.Combine(Folder, source));
        }
    }

    public string Folder { get; }

    public string Packages => Path.Combine(Folder, "artifacts", "offline", "packages");

    /// <summary>Builds every function, as one build of a solution does; its output if it fails, else null.</summary>
    public async Task<string?> Run()
    {
        WriteSolution();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // No build server: one that stays behind would hold the output open, and outlive the test.
        start.Arguments =
            "build Functions.slnx -v:quiet -m:1 -nodeReuse:false -p:UseSharedCompilation=false -p:PulumiSdk=offline -p:RunAnalyzers=false";

        // A build this short never earns back what profiling its own code costs: a fifth of the time.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // The test runner's own MSBuild settings must not reach this build.
        foreach (var variable in start.Environment.Keys.Where(IsOfBuild).ToArray())
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : await output + await error;
    }

    public void Dispose() => root.Delete(recursive: true);

    private static bool IsOfBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable is "ArtifactsPath" or "Configuration" or "PulumiSdk";

    private void WriteSolution() => File.WriteAllLines(
        Path.Combine(Folder, "Functions.slnx"),
        [
            "<Solution>",
            .. Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories)
                .Select(project => $"""  <Project Path="{Path.GetRelativePath(Folder, project)}" />"""),
            "</Solution>",
        ]);

    private static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(source).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj" or "node_modules" or "__pycache__")))
        {
            Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
    }
}
