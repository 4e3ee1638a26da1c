using System.Diagnostics;
using System.Text;

namespace Local.Hosting.Processes;

/// <summary>The process of one execution environment, and all that it starts.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What the process has given its streams to may have escaped.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider clock;
    private readonly Process process;
    private readonly Task reading;

    private FunctionProcess(Process process, ProcessLog log, TimeProvider clock)
    {
        this.clock = clock;
        this.process = process;
        Log = log;
        reading = Task.WhenAll(log.ReadAsync(process.StandardOutput), log.ReadAsync(process.StandardError));
        Exited = ExitedAsync();
    }

    public ProcessLog Log { get; }

    /// <summary>Ends with the process; its exit code, or 128 and the number of the signal that killed it.</summary>
    public Task<int> Exited { get; }

    /// <param name="start">What to run, see <see cref="ProcessGroup"/>.</param>
    /// <param name="variables">Its whole environment: nothing of this process's own reaches it.</param>
    public static FunctionProcess Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables, ProcessLog log, TimeProvider clock)
    {
        start.StandardOutputEncoding = Utf8;
        start.StandardErrorEncoding = Utf8;
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new FunctionProcess(Process.Start(start)!, log, clock);
    }

    /// <summary>Ends the process and what it started, and waits until it has ended.</summary>
    public async Task KillAsync()
    {
        ProcessGroup.Kill(process);
        await Exited;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        using var patience = new CancellationTokenSource(Patience, clock);
        await reading.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    private async Task<int> ExitedAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
