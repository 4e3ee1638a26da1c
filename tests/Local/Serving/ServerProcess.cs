using System.Diagnostics;
using System.Text;

namespace Tests.Local.Serving;

/// <summary>The command line's own <c>serve</c>, on a port that the system chooses.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder written = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private string? awaited;

    private ServerProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    public string Url { get; private set; } = "";

    public int Port => new Uri(Url).Port;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What it has written to standard error.</summary>
    public string Written
    {
        get
        {
            lock (written)
            {
                return written.ToString();
            }
        }
    }

    /// <summary>An empty account.</summary>
    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), ["--empty", .. arguments]);

    /// <param name="environment">Beside what this process has.</param>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", LocalProgram.Path, "serve", "--port", "0", .. arguments])
        {
            RedirectStandardError = true, WorkingDirectory = House.Repository.Root,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!);
        server.Url = await server.listening.Task;
        return server;
    }

    /// <summary>Ends when a line with this text has been written.</summary>
    public Task SaysAsync(string text)
    {
        lock (written)
        {
            awaited = text;
            if (written.ToString().Contains(text, StringComparison.Ordinal))
            {
                said.TrySetResult();
            }

            return said.Task;
        }
    }

    public long WorkingSet()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>All that it has written in the end.</summary>
    public async Task<string> EndAsync()
    {
        Kill();
        await reading;
        return Written;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (written)
            {
                written.Append(line).Append('\n');
                if (awaited is not null && line.Contains(awaited, StringComparison.Ordinal))
                {
                    said.TrySetResult();
                }
            }

            // The dashboard's address is the last of what it says of itself.
            if (line.StartsWith("Dashboard: ", StringComparison.Ordinal))
            {
                listening.TrySetResult(new Uri(line["Dashboard: ".Length..]).GetLeftPart(UriPartial.Authority));
            }
        }

        listening.TrySetException(new InvalidOperationException($"It ended before it listened: {Written}"));
    }
}
