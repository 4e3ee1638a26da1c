using Sim.Lambda;

namespace Local.Hosting;

/// <summary>
/// A function whose package may be built again while it is served: the next invocation runs the new code. Invocations that had
/// begun end in the old one, which is given up after the last of them.
/// </summary>
/// <remarks>A look at the file for each invocation is cheaper than being told, and needs nobody to wait for.</remarks>
public sealed class ReloadedFunction : IFunction
{
    private readonly FileInfo archive;
    private readonly Func<IFunction> load;
    private readonly Action<string> tell;
    private readonly Lock gate = new();
    private (DateTime, long)? seen;
    private Generation current;

    /// <param name="archive">Path of the package.</param>
    /// <param name="load">Makes the function from what the package holds now.</param>
    /// <param name="tell">Is told, in a line, that it was loaded again, or why not.</param>
    public ReloadedFunction(string archive, Func<IFunction> load, Action<string> tell)
    {
        this.archive = new FileInfo(archive);
        this.load = load;
        this.tell = tell;
        seen = Stamp();
        current = new Generation(load());
    }

    public async Task<InvocationResult> AnswerAsync(FunctionCall call)
    {
        var generation = await EnterAsync();
        try
        {
            return await generation.Function.AnswerAsync(call);
        }
        finally
        {
            await LeaveAsync(generation);
        }
    }

    public ValueTask DisposeAsync() => current.Function.DisposeAsync();

    private async ValueTask<Generation> EnterAsync()
    {
        Generation? old = null;
        Generation entered;
        lock (gate)
        {
            if (Stamp() is { } stamp && stamp != seen)
            {
                seen = stamp;
                old = TryLoad();
            }

            entered = current;
            entered.Running++;
        }

        if (old is { Running: 0 })
        {
            await old.Function.DisposeAsync();
        }

        return entered;
    }

    /// <returns>What was replaced; null if the old one has to go on.</returns>
    private Generation? TryLoad()
    {
        try
        {
            var old = current;
            current = new Generation(load());
            tell($"{archive.Name} was built again: its function runs the new code.");
            return old;
        }
        catch (UsageException error)
        {
            // While it is being written it is no package; once it is, it looks different again.
            tell($"{archive.Name} was built again but cannot be run, so that its function goes on as it was: {error.Message}");
            return null;
        }
    }

    private async ValueTask LeaveAsync(Generation generation)
    {
        bool isLast;
        lock (gate)
        {
            isLast = --generation.Running == 0 && generation != current;
        }

        if (isLast)
        {
            await generation.Function.DisposeAsync();
        }
    }

    /// <summary>Null while there is no package, as for a moment during a build.</summary>
    private (DateTime, long)? Stamp()
    {
        archive.Refresh();
        return archive.Exists ? (archive.LastWriteTimeUtc, archive.Length) : null;
    }

    private sealed class Generation(IFunction function)
    {
        public IFunction Function => function;

        public int Running { get; set; }
    }
}
