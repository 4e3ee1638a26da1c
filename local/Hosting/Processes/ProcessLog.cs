using System.Text;

namespace Local.Hosting.Processes;

/// <summary>
/// What a function's process writes, shared out to its invocations. The streams are read beside the Runtime API, so that an
/// answer can overtake the lines before it: a bootstrap ends them with a line of its own (<see cref="EndMark"/>) on each stream.
/// </summary>
/// <param name="marksEnd">Whether its bootstrap writes that line.</param>
internal sealed class ProcessLog(bool marksEnd, TimeProvider clock)
{
    /// <summary>Begins the line that ends the log of an invocation; its request id follows.</summary>
    public const string EndMark = "\0END ";

    /// <summary>How long to wait for lines after an answer, if nobody says when they end.</summary>
    private static readonly TimeSpan Unmarked = TimeSpan.FromMilliseconds(50);

    /// <summary>A function may have closed its streams, or given them to another.</summary>
    private static readonly TimeSpan Marked = TimeSpan.FromSeconds(5);

    private const int MostEarlyLines = 10_000;

    private readonly Lock gate = new();
    private readonly List<string> early = [];
    private LogLines? current;
    private string? requestId;
    private int openStreams;
    private int openEnds;
    private TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From here on lines belong to this invocation; those written since the last one too.</summary>
    public void Begin(FunctionCall call)
    {
        lock (gate)
        {
            current = new LogLines(call.Lines);
            early.ForEach(current.Add);
            early.Clear();
            requestId = call.RequestId;
            openEnds = openStreams;
            ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (openEnds == 0)
            {
                ended.SetResult();
            }
        }
    }

    /// <summary>The process has answered: waits for the lines that it wrote before, and closes the log of the invocation.</summary>
    public Task EndAsync() => EndAsync(marksEnd ? Marked : Unmarked, last: null);

    /// <summary>The process has ended, and its streams with it.</summary>
    /// <param name="last">What Lambda writes of it; null for nothing.</param>
    public Task EndWithProcessAsync(string? last) => EndAsync(Marked, last);

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(TextReader stream)
    {
        lock (gate)
        {
            openStreams++;
        }

        var line = new StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
        {
            Append(line, buffer.AsSpan(0, read));
        }

        lock (gate)
        {
            if (line.Length > 0)
            {
                Add(line);
            }

            openStreams--;
            EndOne();
        }
    }

    private async Task EndAsync(TimeSpan atMost, string? last)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        await ended.Task.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (last is not null)
            {
                current!.Add(last);
            }

            current!.Close();
            current = null;
        }
    }

    private void Append(StringBuilder line, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            foreach (var character in text)
            {
                if (character == '\n')
                {
                    Finish(line);
                }
                else if (line.Length < LogLines.MostOfOneLine)
                {
                    line.Append(character);
                }
            }
        }
    }

    private void Finish(StringBuilder line)
    {
        var text = line.ToString();
        var mark = text.IndexOf(EndMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            Add(line);
            return;
        }

        // A function may leave its last line without an end.
        line.Length = mark;
        if (mark > 0)
        {
            Add(line);
        }

        line.Clear();
        if (text[(mark + EndMark.Length)..] == requestId)
        {
            EndOne();
        }
    }

    private void Add(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] == '\r')
        {
            line.Length--;
        }

        var text = line.ToString();
        line.Clear();
        if (current is not null)
        {
            current.Add(text);
        }
        else if (early.Count < MostEarlyLines)
        {
            early.Add(text);
        }
    }

    private void EndOne()
    {
        openEnds--;
        if (openEnds == 0)
        {
            ended.TrySetResult();
        }
    }
}
