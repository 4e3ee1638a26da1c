namespace Local.Hosting.Processes;

/// <summary>How Lambda words the end of a runtime's process.</summary>
internal static class ExitText
{
    private const int Signal = 128;

    public static string Of(int exitCode) => exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        Signal + 6 => "Runtime exited with error: signal: aborted (core dumped)",
        Signal + 9 => "Runtime exited with error: signal: killed",
        Signal + 11 => "Runtime exited with error: signal: segmentation fault (core dumped)",
        Signal + 15 => "Runtime exited with error: signal: terminated",
        _ => $"Runtime exited with error: exit status {exitCode}",
    };
}
