using Local.Serving;
using Sim;
using Sim.DynamoDb;

namespace Tests.Local;

/// <summary>A world that follows the wall clock.</summary>
public sealed class ServedWorldTests
{
    [Fact]
    public void A_timer_that_rings_too_early_is_set_once_more()
    {
        var clock = new ManualClock();
        using var served = new ServedWorld(
            _ =>
            {
                var world = new World(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1 });
                return (world, new Tables(world.Clock));
            },
            clock);
        var queue = served.Ask(() => served.World.CreateQueue(new() { Name = "orders" }));
        var answers = 0;
        served.Deliver(() => served.World.ReceiveMessage(queue, new() { MaxNumberOfMessages = 1, WaitTime = TimeSpan.FromSeconds(1) }, _ => answers++));
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Due);

        clock.Ring(TimeSpan.FromMilliseconds(999));
        Assert.Equal((0, TimeSpan.FromMilliseconds(1)), (answers, clock.Due));
        clock.Ring(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, answers);
    }

    /// <summary>Time passes and the one timer rings when the test says so.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long now;
        private TimerCallback? callback;

        public TimeSpan Due { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Ring(TimeSpan after)
        {
            now += after.Ticks;
            callback!(null);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = callback;
            return new Timer(this);
        }

        private sealed class Timer(ManualClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock.Due = dueTime;
                return true;
            }

            public void Dispose()
            {
                // Nothing is left to stop.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
