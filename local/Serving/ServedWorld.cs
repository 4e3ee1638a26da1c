using Local.Endpoints;
using Local.Running;
using Sim;
using Sim.DynamoDb;

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
    private DateTimeOffset? armed;

    /// <param name="build">Makes a world whose clock stands at the present; is given where it will be touched.</param>
    public ServedWorld(Func<IWorldThread, (World World, Tables Tables)> build, TimeProvider real)
    {
        this.real = real;
        (World, Tables) = build(this);
        start = World.Clock.GetUtcNow();
        started = real.GetTimestamp();
        timer = real.CreateTimer(_ => Wake(), null, Never, Never);
    }

    /// <summary>To be touched within <see cref="Deliver"/> or <see cref="Ask"/> alone.</summary>
    public World World { get; }

    public Tables Tables { get; }

    public ValueTask<EndpointAnswer> AnswerAsync(AwsCall call)
    {
        lock (turn)
        {
            CatchUp();
            var answer = AwsServices.Answer(World, Tables, call);
            Settle();
            return answer;
        }
    }

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

    public void Dispose() => timer.Dispose();

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
