using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Packaging;

/// <summary>
/// The package of a function in JavaScript: one file, bundled by esbuild with what it imports, so that it starts fast and does
/// not change when Lambda's own copy of the AWS SDK does. Names are kept, for stack traces that can be read.
/// </summary>
internal sealed class NodePackage(string functions)
{
    private const string EsBuild = "node_modules/esbuild/lib/main.js";

    /// <summary>Its module and not its command: what lies under that name is a script or a program, as npm was let run install scripts or not.</summary>
    private const string Bundle = "require('esbuild').build(JSON.parse(process.argv[1])).catch(() => { process.exitCode = 1; })";

    /// <summary>Some of the modules are older than ES modules, and ask for Node's own by <c>require</c>.</summary>
    private const string Banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

    /// <summary>Nothing is downloaded by a build: until <c>npm ci --prefix functions</c> there are no such packages.</summary>
    public bool CanBeMade => File.Exists(Path.Combine(functions, EsBuild));

    /// <param name="staging">A folder to write to.</param>
    /// <exception cref="PackagingException">It cannot be bundled; the message is esbuild's.</exception>
    public IReadOnlyList<PackageFile> Of(FunctionFolder function, string staging)
    {
        var folder = Path.Combine(staging, function.Name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Run(function, $"{function.Name}/{FunctionFolder.NodeHandler}", Path.Combine(folder, FunctionFolder.NodeHandler));
        return PackageContent.Of(folder);
    }

    private void Run(FunctionFolder function, string source, string target)
    {
        // Paths from the folder of the functions: the bundle is the same wherever that lies.
        var start = new ProcessStartInfo("node") { WorkingDirectory = functions, RedirectStandardError = true };
        start.ArgumentList.Add("--eval");
        start.ArgumentList.Add(Bundle);
        start.ArgumentList.Add(Options(source, target));
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new PackagingException($"{function.Path}: cannot be bundled: {string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            }
        }
        catch (Win32Exception missing)
        {
            throw new PackagingException($"{function.Path}: node cannot be started ({missing.Message}); install Node.js 20 or later, or delete {functions}/node_modules to do without such functions");
        }
    }

    private static string Options(string source, string target) => new JsonObject
    {
        ["entryPoints"] = new JsonArray(source),
        ["outfile"] = target,
        ["bundle"] = true,
        ["platform"] = "node",
        ["format"] = "esm",
        // What the laptop may run it with; Lambda's own is newer.
        ["target"] = "node20",
        ["mainFields"] = new JsonArray("module", "main"),
        ["minify"] = true,
        ["keepNames"] = true,
        ["legalComments"] = "none",
        ["logLevel"] = "error",
        ["banner"] = new JsonObject { ["js"] = Banner },
    }.ToJsonString();
}
