using System.ComponentModel;
using System.Diagnostics;

namespace Local.Hosting.Processes;

/// <summary>A program of this machine that runs a language.</summary>
/// <param name="File">The real one, behind any shim.</param>
/// <param name="Facts">What else it said of itself, line by line.</param>
internal sealed record Interpreter(string File, Version Version, IReadOnlyList<string> Facts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks a program what it is.</summary>
    /// <param name="question">Arguments with which it prints its path, its version, and what else one wants to know, a line each.</param>
    /// <returns>Null if it does not answer as that language would.</returns>
    public static Interpreter? Ask(string program, IReadOnlyList<string> question)
    {
        using var process = Started(program, question);
        if (process is null)
        {
            return null;
        }

        process.StandardInput.Close();
        // Read beside, so that neither stream can fill up.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var lines = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        return lines.GetAwaiter().GetResult().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var file, var version, .. var facts]
            && process.ExitCode == 0
            && Version.TryParse(version.TrimStart('v'), out var parsed)
                ? new Interpreter(file, parsed, facts)
                : null;
    }
    private static Process? Started(string program, IReadOnlyList<string> question)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, question)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            // No program, whatever its name says.
            return null;
        }
    }
}
