using Local.Endpoints;
using Local.Running;
using Local.Serving.Journals;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;
using Sim.Sns.Http;
using Sim.Sns.Regions;

namespace Local.Serving;

/// <summary>
/// A world that follows the wall clock. Whoever touches it holds its lock for that moment: it is the world's one thread, only
/// that nobody has to be woken to do a request's microseconds of work.
/// </summary>
public sealed class ServedWorld : IWorldThread, IDisposable
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly Lock turn = new();
    private readonly TimeProvider real;
    private readonly long started;
    private readonly DateTimeOffset start;
    private readonly ITimer timer;
    private readonly Journal? journal;
    private DateTimeOffset? armed;
    private long calls;

    /// <param name="build">Makes a world whose clock stands at the present; is given where it will be touched.</param>
    public ServedWorld(Func<IWorldThread, (World World, Tables Tables)> build, TimeProvider real)
        : this(build, real, null)
    {
    }

    /// <param name="build">Makes a world whose clock stands at the journal's beginning.</param>
    /// <param name="journal">What it was told before is told again first, and what it is told from now on is kept; null to keep nothing.</param>
    public ServedWorld(Func<IWorldThread, (World World, Tables Tables)> build, TimeProvider real, Journal? journal)
    {
        this.real = real;
        this.journal = journal;
        (World, Tables) = build(this);
        if (journal is not null)
        {
            Replay(journal);
        }

        // While it was off, time went on.
        start = journal is null ? World.Clock.GetUtcNow() : real.GetUtcNow();
        started = real.GetTimestamp();
        timer = real.CreateTimer(_ => Wake(), null, Never, Never);
    }

    /// <summary>To be touched within <see cref="Deliver"/> or <see cref="Ask"/> alone.</summary>
    public World World { get; }

    public Tables Tables { get; }

    /// <summary>Called when something may have changed, within the turn: it must be quick and must not look in.</summary>
    public Action? Changed { get; set; }

    /// <summary>What is refused by them is in no journal: told again, everything that was taken is taken.</summary>
    public HoldingLimits Limits { get; set; } = new();

    public ValueTask<EndpointAnswer> AnswerAsync(AwsCall call)
    {
        call = AwsServices.ReadAhead(call);
        lock (turn)
        {
            CatchUp();
            var answer = Limits.Refusal(World, Tables, call) is { } refusal ? new(refusal)
                : journal is not null && ChangingCalls.Has(call) ? AnswerKept(journal, call)
                : AwsServices.Answer(World, Tables, call);
            Settle();
            return answer;
        }
    }

    /// <inheritdoc/>
    public bool IsReplaying => World?.IsReplaying ?? false;

    /// <inheritdoc/>
    public void Complete(World world, InvocationId invocation, InvocationResult result) => Deliver(() =>
    {
        journal?.Append(new CompletedEntry(Ticks, invocation, result));
        IWorldThread.Take(world, invocation, result);
    });

    /// <inheritdoc/>
    public void Complete(World world, HttpPostId post, HttpOutcome outcome) => Deliver(() =>
    {
        journal?.Append(new PostedEntry(Ticks, post, outcome));
        world.CompletePost(post, outcome);
    });

    /// <summary>Hands in what became of a message in another Region, from any thread.</summary>
    public void Complete(RegionalDeliveryId delivery, string? refusal) => Deliver(() =>
    {
        journal?.Append(new CarriedEntry(Ticks, delivery, refusal));
        World.CompleteElsewhere(delivery, refusal);
    });

    public void Deliver(Action answer)
    {
        lock (turn)
        {
            CatchUp();
            answer();
            Settle();
        }
    }

    public T Ask<T>(Func<T> question)
    {
        lock (turn)
        {
            CatchUp();
            var answer = question();
            Settle();
            return answer;
        }
    }

    /// <summary>As <see cref="Ask"/>, for a question that changes nothing: it is no reason to look again.</summary>
    public T Look<T>(Func<World, T> question)
    {
        lock (turn)
        {
            var before = World.NextDue;
            CatchUp();
            if (before <= World.Clock.GetUtcNow())
            {
                Changed?.Invoke();
            }

            Arm();
            return question(World);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        journal?.Dispose();
    }

    private long Ticks => World.Clock.GetUtcNow().UtcTicks;

    /// <summary>Written down before it is carried out: whoever gets an answer finds it again after any end of this process.</summary>
    private ValueTask<EndpointAnswer> AnswerKept(Journal keeper, AwsCall call)
    {
        var number = calls++;
        keeper.Append(new CallEntry(Ticks, call));
        // That a client goes away must happen at a time of the world's, too.
        var gone = new CancellationTokenSource();
        var answer = AwsServices.Answer(World, Tables, call with { Aborted = gone.Token });
        if (!answer.IsCompleted)
        {
            call.Aborted.Register(() => Deliver(() =>
            {
                keeper.Append(new AbandonedEntry(Ticks, number));
                gone.Cancel();
            }));
        }

        return answer;
    }

    private void Replay(Journal kept)
    {
        World.IsReplaying = true;
        var waiting = new Dictionary<long, CancellationTokenSource>();
        foreach (var entry in kept.Entries)
        {
            World.StepTo(new DateTimeOffset(Math.Max(entry.Ticks, Ticks), TimeSpan.Zero));
            switch (entry)
            {
                case CallEntry { Call: var call }:
                    waiting[calls] = new CancellationTokenSource();
                    AnswerAgain(call with { Aborted = waiting[calls].Token }, waiting, calls++);
                    break;
                case AbandonedEntry { Number: var number }:
                    waiting.GetValueOrDefault(number)?.Cancel();
                    break;
                case CompletedEntry { Invocation: var invocation, Result: var result }:
                    IWorldThread.Take(World, invocation, result);
                    break;
                case PostedEntry { Post: var post, Outcome: var outcome }:
                    World.CompletePost(post, outcome);
                    break;
                case CarriedEntry { Delivery: var delivery, Refusal: var refusal }:
                    World.CompleteElsewhere(delivery, refusal);
                    break;
            }

            World.StepTo(World.Clock.GetUtcNow());
        }

        kept.ForgetEntries();
        World.IsReplaying = false;
    }

    private void AnswerAgain(AwsCall call, Dictionary<long, CancellationTokenSource> waiting, long number)
    {
        try
        {
            var answer = AwsServices.Answer(World, Tables, call);
            if (answer.IsCompleted)
            {
                waiting.Remove(number);
                answer.Result.Release();
            }
        }
#pragma warning disable CA1031 // It ended so the first time too, as a 500 that whoever ran the endpoint was shown.
        catch (Exception)
#pragma warning restore CA1031
        {
            waiting.Remove(number);
        }
    }

    private void Wake()
    {
        lock (turn)
        {
            // A timer may be a moment early: then what it was for is still to come, and it must be set once more.
            armed = null;
            CatchUp();
            Settle();
        }
    }

    private void CatchUp()
    {
        var now = start + real.GetElapsedTime(started);
        if (now > World.Clock.GetUtcNow())
        {
            World.StepTo(now);
        }
    }

    /// <summary>What follows at once, such as a message for somebody who waits, need not wait for a timer.</summary>
    private void Settle()
    {
        World.StepTo(World.Clock.GetUtcNow());
        Arm();
        Changed?.Invoke();
    }

    /// <summary>Wakes when something is due next. Waking too early does no harm, so a later time needs no change.</summary>
    private void Arm()
    {
        var due = World.NextDue;
        if (due is null || (armed is { } at && at <= due && at > World.Clock.GetUtcNow()))
        {
            return;
        }

        armed = due;
        var wait = due.Value - World.Clock.GetUtcNow();
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Never);
    }
}
