using Xunit;

namespace Tests.Functions;

public sealed class OncePerEventTests
{
    [Fact]
    public async Task The_same_event_twice_in_a_batch_is_handled_once()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch().Enveloped("m1", "sns-1", TestEvents.SignUp("e1", "u1")).Enveloped("m2", "sns-2", TestEvents.SignUp("e1", "u1"));

        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(["u1"], bench.Users);
        Assert.Equal(["processed", "duplicate"], bench.Outcomes);
        Assert.Equal("already handled", bench.Reasons.Last());
    }

    [Fact]
    public async Task The_same_event_in_a_later_batch_is_suppressed()
    {
        var bench = new ConsumerBench();
        await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")));
        bench.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m2", TestEvents.SignUp("e1", "u1"), attempt: 2)));
        Assert.Single(bench.Handler.Handled);
    }

    [Fact]
    public async Task Events_of_one_id_from_two_sources_are_two_events()
    {
        var bench = new ConsumerBench();
        // `a#b` + `c` and `a` + `b#c`: joined carelessly, these would share a key, and one event would be lost.
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("c", "u1", "/a#b")).Raw("m2", TestEvents.SignUp("b#c", "u2", "/a"));

        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(["u1", "u2"], bench.Users);
        Assert.Equal(["welcome-email#/a%23b#c", "welcome-email#/a#b#c"], bench.Store.Ids);
    }

    [Fact]
    public async Task An_id_used_twice_for_different_events_fails_instead_of_losing_one()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).Raw("m2", TestEvents.SignUp("e1", "u2"));

        Assert.Equal(["m2"], await bench.Handle(batch));
        Assert.Contains("used the id twice", bench.Reasons.Last());
    }

    [Fact]
    public async Task A_failed_event_is_tried_again_in_full()
    {
        var fail = true;
        var bench = new ConsumerBench((_, _) => fail ? throw new InvalidOperationException("busy") : Task.CompletedTask);
        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        fail = false;

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"), attempt: 2)));
        Assert.Equal(["failed", "processed"], bench.Outcomes);
        Assert.Equal([1, 2], bench.Log.Select(line => (int)line["attempt"]!));
    }

    [Fact]
    public async Task An_event_in_progress_elsewhere_fails_here_so_that_it_is_looked_at_again()
    {
        ConsumerBench? bench = null;
        var nested = true;
        bench = new ConsumerBench(async (_, _) =>
        {
            if (nested)
            {
                nested = false;
                // Another environment receives a copy while this one is still busy with the first.
                Assert.Equal(["m2"], await bench!.Handle(new SqsBatch().Raw("m2", TestEvents.SignUp("e1", "u1"))));
            }
        });

        Assert.Empty(await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Single(bench.Handler.Handled);
        Assert.Equal(["failed", "processed"], bench.Outcomes);
        Assert.StartsWith("in progress elsewhere", bench.Reasons.First());
    }

    [Fact]
    public async Task A_crash_between_effect_and_completion_is_retried_once_the_claim_has_lapsed()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"));
        bench.Store.OnComplete = new TimeoutException("the process is gone");
        Assert.Equal(["m1"], await bench.Handle(batch));
        bench.Store.OnComplete = null;

        // Before the claim's deadline the first execution could still be running: not yet.
        bench.Clock.Advance(ConsumerBench.Timeout);
        Assert.Equal(["m1"], await bench.Handle(batch));
        Assert.Single(bench.Handler.Handled);

        bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(2, bench.Handler.Handled.Count);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_fails_the_message_without_running_its_handler()
    {
        var bench = new ConsumerBench { Store = { OnBegin = new TimeoutException("no answer") } };

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Empty(bench.Handler.Handled);
        Assert.Equal(["TimeoutException: no answer"], bench.Reasons);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_released_does_not_hide_why_the_handler_failed()
    {
        var bench = new ConsumerBench((_, _) => throw new InvalidOperationException("no such street"))
        {
            Store = { OnRelease = new TimeoutException("no answer") },
        };

        Assert.Equal(["m1"], await bench.Handle(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1"))));
        Assert.Contains("no such street", bench.Reasons.Single());
        Assert.Contains("no answer", bench.Reasons.Single());
    }
}
