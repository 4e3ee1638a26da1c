using Sim;

namespace Tests.Sim;

public sealed class ClockTests
{
    private readonly Stage stage = new();

    [Fact]
    public void The_clock_stands_at_the_start_until_something_is_due()
    {
        Assert.Equal(Stage.Start, stage.World.Clock.GetUtcNow());
        Assert.Null(stage.World.NextDue);
        Assert.False(stage.World.Step());
        Assert.Equal(Stage.Start, stage.World.Clock.GetUtcNow());
    }

    [Fact]
    public void Each_timer_sees_exactly_the_time_at_which_it_was_due()
    {
        var seen = new List<double>();
        foreach (var seconds in new[] { 3.0, 1.0, 2.0 })
        {
            Timer(seconds, () => seen.Add(stage.Elapsed.TotalSeconds));
        }

        stage.Wait(10);

        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(10, stage.Elapsed.TotalSeconds);
    }

    [Fact]
    public void What_is_due_at_the_same_time_happens_in_the_order_of_scheduling()
    {
        var order = new List<int>();
        for (var number = 0; number < 100; number++)
        {
            var mine = number;
            Timer(mine % 3, () => order.Add(mine));
        }

        stage.Wait(5);

        Assert.Equal(Enumerable.Range(0, 100).OrderBy(number => number % 3).ThenBy(number => number), order);
    }

    [Fact]
    public void Stepping_to_a_time_includes_what_is_due_then_and_nothing_later()
    {
        var fired = new List<int>();
        Timer(5, () => fired.Add(5));
        Timer(5.001, () => fired.Add(6));

        stage.World.StepTo(Stage.Start.AddSeconds(5));

        Assert.Equal([5], fired);
        Assert.Equal(Stage.Start.AddSeconds(5.001), stage.World.NextDue);
    }

    [Fact]
    public void What_a_step_schedules_within_the_stretch_still_happens_in_it()
    {
        var fired = false;
        Timer(1, () => Timer(1, () => fired = true));

        stage.Wait(2);

        Assert.True(fired);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var count = 0;
        var timer = stage.World.Clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        stage.Wait(3.5);
        timer.Dispose();
        stage.Wait(10);

        Assert.Equal(3, count);
        Assert.Null(stage.World.NextDue);
    }

    [Fact]
    public void The_clock_never_goes_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => stage.World.StepTo(Stage.Start.AddSeconds(-1)));

    [Fact]
    public void A_step_cannot_step()
    {
        Timer(1, () => stage.World.Step());
        Timer(1, () => { });

        Assert.Throws<InvalidOperationException>(() => stage.World.Step());
    }

    [Fact]
    public void A_message_that_waits_to_expire_keeps_nobody_busy()
    {
        stage.Send(stage.Queue());

        Assert.Equal(0, stage.World.RunToIdle());
        Assert.Equal(Stage.Start, stage.World.Clock.GetUtcNow());
        Assert.Equal(Stage.Start.AddDays(4), stage.World.NextDue);
    }

    [Fact]
    public void A_message_deleted_in_time_leaves_nothing_to_wait_for()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        stage.World.DeleteMessage(queue, stage.Receive(queue)!.ReceiptHandle);

        Assert.Null(stage.World.NextDue);
        Assert.Equal(0, stage.World.RunToIdle());
    }

    private void Timer(double seconds, Action action) => stage.World.Clock.CreateTimer(
        _ => action(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
