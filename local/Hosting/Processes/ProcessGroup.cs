using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Local.Hosting.Processes;

/// <summary>How a process becomes the first of a group of its own, and how all that it has started is ended with it.</summary>
internal static class ProcessGroup
{
    private const int SignalKill = 9;

    private const string PerlSetsid = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!";

    /// <summary>
    /// Starts the program by <c>launch.sh</c> in a new session. Where nothing can begin one (Windows), it is started as it is,
    /// and only those of its children that are still its children can be ended with it.
    /// </summary>
    public static ProcessStartInfo StartOf(FunctionProgram program, BootstrapFiles bootstraps, SearchPath path)
    {
        string[] group = OperatingSystem.IsWindows() ? []
            : path.Find("setsid") is { } setsid ? [setsid]
            : path.Find("perl") is { } perl ? [perl, "-e", PerlSetsid]
            : [];
        // Without a session of its own, the script would kill the group of whoever runs this.
        string[] launch = group.Length == 0 ? [] : ["/bin/sh", bootstraps.PathOf(BootstrapFiles.Launch)];
        string[] command = [.. group, .. launch, program.File, .. program.Arguments];
        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    /// <summary>
    /// Kills the process with its children and theirs, also such as began a session of their own; then what is left of its
    /// group, also such as have lost their parent.
    /// </summary>
    public static void Kill(Process process)
    {
        var id = process.Id;
        process.Kill(entireProcessTree: true);
        if (!OperatingSystem.IsWindows())
        {
            // No such group is as good as its end.
            _ = SendSignal(-id, SignalKill);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
