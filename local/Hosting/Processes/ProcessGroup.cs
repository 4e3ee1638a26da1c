using System.Diagnostics;

namespace Local.Hosting.Processes;

/// <summary>How a process becomes the first of a group of its own, in which all that it starts can be ended with it.</summary>
internal static class ProcessGroup
{
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
}
