using System.Threading.Channels;

namespace Local.Running;

/// <summary>
/// What the outside wants of the world: answers of functions, requests of their AWS clients. The one thread that owns the
/// world takes them out one by one.
/// </summary>
public sealed class Mailbox : IWorldThread
{
    private readonly Channel<Action> commands = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });

    /// <inheritdoc/>
    public void Deliver(Action answer) => commands.Writer.TryWrite(answer);

    /// <summary>Runs something on the world's thread and returns what it came to, from any thread.</summary>
    public async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> question)
    {
        var asked = new TaskCompletionSource<ValueTask<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        commands.Writer.TryWrite(() =>
        {
            try
            {
                asked.SetResult(question());
            }
#pragma warning disable CA1031 // Carried to the asker, whose question it was; nothing is swallowed.
            catch (Exception error)
#pragma warning restore CA1031
            {
                asked.SetException(error);
            }
        });
        return await await asked.Task;
    }

    public bool TryTake(out Action? command) => commands.Reader.TryRead(out command);

    /// <summary>Waits until something is there, or the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        try
        {
            await commands.Reader.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is up: the world has something due.
        }
    }
}
