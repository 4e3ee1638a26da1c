using Sim;

namespace Local.Running;

/// <summary>
/// Moves the world: on while functions run, at the pace of the real clock; ahead to the next thing that is due while none
/// does. It alone touches the world.
/// </summary>
public sealed class Runner(World world, Mailbox mailbox, RunClock clock, TimeProvider real)
{
    /// <summary>How long to wait for the outside before looking at the world again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs the world until the given time of its own.</summary>
    public async Task RunToAsync(DateTimeOffset time)
    {
        while (world.Clock.GetUtcNow() < time)
        {
            await StepAsync(time);
        }
    }

    /// <summary>Runs the world until nothing is left to wait for, or nothing more can happen.</summary>
    public async Task RunUntilAsync(Func<bool> isSettled)
    {
        // A function that still runs when all is settled is let finish, or time out: its requests want somebody to answer them.
        while (world.RunningInvocations > 0 || (!isSettled() && world.NextHappening is not null))
        {
            await StepAsync(until: null);
        }
    }

    private async Task StepAsync(DateTimeOffset? until)
    {
        if (mailbox.TryTake(out var command))
        {
            StepTo(clock.GetUtcNow());
            command!();
            return;
        }

        var due = Earlier(world.NextDue, until);
        if (world.RunningInvocations == 0)
        {
            clock.JumpTo(due!.Value);
            StepTo(due.Value);
            return;
        }

        var wait = due - clock.GetUtcNow();
        if (wait is null || wait > TimeSpan.Zero)
        {
            await mailbox.WaitAsync(wait is null || wait > Patience ? Patience : wait.Value, real);
        }

        StepTo(clock.GetUtcNow());
    }

    private void StepTo(DateTimeOffset time)
    {
        if (time >= world.Clock.GetUtcNow())
        {
            world.StepTo(time);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null || right < left ? right : left;
}
