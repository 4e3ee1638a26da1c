using System.Text;

namespace Local.Hosting;

/// <summary>
/// Takes the place of standard output while functions run in this process: what one writes becomes the log of the
/// invocation that it belongs to, wherever in its call tree it writes. The command's own result has its own writer.
/// </summary>
internal sealed class InvocationLog : TextWriter
{
    private static readonly AsyncLocal<List<string>?> Current = new();
    private static readonly AsyncLocal<StringBuilder?> Line = new();
    private readonly TextWriter elsewhere;

    private InvocationLog(TextWriter elsewhere) => this.elsewhere = elsewhere;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Routes standard output until it is disposed; what is written outside an invocation goes to standard error.</summary>
    public static IDisposable Capture()
    {
        var before = Console.Out;
        Console.SetOut(new InvocationLog(Console.Error));
        return new Release(() => Console.SetOut(before));
    }

    /// <summary>From here on, in this call tree, lines go to the list.</summary>
    public static void Begin(List<string> lines)
    {
        Current.Value = lines;
        Line.Value = new StringBuilder();
    }

    public override void Write(char value)
    {
        if (Current.Value is not { } lines)
        {
            elsewhere.Write(value);
            return;
        }

        // A handler may write from several threads of one invocation.
        lock (lines)
        {
            Append(lines, Line.Value!, value);
        }
    }

    public override void Write(string? value)
    {
        if (Current.Value is not { } lines)
        {
            elsewhere.Write(value);
            return;
        }

        lock (lines)
        {
            foreach (var character in value ?? string.Empty)
            {
                Append(lines, Line.Value!, character);
            }
        }
    }

    public override void WriteLine(string? value) => Write(value + '\n');

    private static void Append(List<string> lines, StringBuilder line, char value)
    {
        if (value == '\n')
        {
            lines.Add(line.ToString().TrimEnd('\r'));
            line.Clear();
        }
        else
        {
            line.Append(value);
        }
    }

    private sealed class Release(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
