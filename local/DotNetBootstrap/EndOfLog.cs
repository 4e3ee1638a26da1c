using System.Text;

namespace DotNetBootstrap;

/// <summary>Tells the host that all which an invocation wrote has been written: it reads the streams later than the answer.</summary>
internal static class EndOfLog
{
    private static readonly Stream Output = Console.OpenStandardOutput();
    private static readonly Stream Error = Console.OpenStandardError();

    public static void Write(string requestId)
    {
        var line = Encoding.UTF8.GetBytes($"\0END {requestId}\n");
        Console.Out.Flush();
        Console.Error.Flush();
        Output.Write(line);
        Error.Write(line);
    }
}
