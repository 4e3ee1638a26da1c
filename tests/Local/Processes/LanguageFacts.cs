using System.ComponentModel;
using System.Diagnostics;

namespace Tests.Local.Processes;

/// <summary>A fact about Python functions; skipped where no Python is installed.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Installed.Reason("python3");
}

/// <summary>A fact about Node.js functions; skipped where no Node.js is installed.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Installed.Reason("node");
}

/// <summary>A fact about functions in Python and in Node.js; skipped where one of the two is not installed.</summary>
public sealed class PythonAndNodeFactAttribute : FactAttribute
{
    public PythonAndNodeFactAttribute() => Skip = Installed.Reason("python3") ?? Installed.Reason("node");
}

/// <summary>A fact about functions that use boto3; skipped where the Python of this machine does not have it.</summary>
public sealed class Boto3FactAttribute : FactAttribute
{
    public Boto3FactAttribute() => Skip = Installed.Reason("python3", "-c", "import boto3");
}

/// <summary>A fact about functions that use the AWS SDK for JavaScript; skipped where it is not installed for the functions of this checkout.</summary>
public sealed class NodeSdkFactAttribute : FactAttribute
{
    public NodeSdkFactAttribute() => Skip = Directory.Exists(Path.Combine(Folder, "node_modules", "@aws-sdk", "client-dynamodb"))
        ? Installed.Reason("node")
        : "Run `npm ci --prefix functions` to have the AWS SDK for JavaScript.";

    public static string Folder { get; } = Path.Combine(House.Repository.Root, "functions").Replace('\\', '/');
}

internal static class Installed
{
    /// <summary>Null if the command succeeds.</summary>
    public static string? Reason(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments.Length == 0 ? ["--version"] : arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"`{program} {string.Join(' ', arguments)}` fails on this machine.";
        }
        catch (Win32Exception)
        {
            return $"There is no {program} on this machine.";
        }
    }
}
