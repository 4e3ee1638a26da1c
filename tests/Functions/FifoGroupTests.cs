using Xunit;

namespace Tests.Functions;

public sealed class FifoGroupTests
{
    private const string FifoArn = SqsBatch.QueueArn + ".fifo";

    [Fact]
    public async Task After_a_failed_message_the_rest_of_its_group_is_reported_and_not_handled()
    {
        var bench = FailingFor("u2");
        var batch = new SqsBatch()
            .Grouped("m1", TestEvents.SignUp("e1", "u1"), "a", FifoArn)
            .Grouped("m2", TestEvents.SignUp("e2", "u2"), "a", FifoArn)
            .Grouped("m3", TestEvents.SignUp("e3", "u3"), "b", FifoArn)
            .Grouped("m4", TestEvents.SignUp("e4", "u4"), "a", FifoArn)
            .Grouped("m5", TestEvents.SignUp("e5", "u5"), "b", FifoArn);

        Assert.Equal(["m2", "m4"], await bench.Handle(batch));
        Assert.Equal(["u1", "u2", "u3", "u5"], bench.Users);
        Assert.Equal(["processed", "failed", "processed", "failed", "processed"], bench.Outcomes);
        Assert.Equal(
            "not begun: an earlier message of its group `a` failed, and a FIFO queue keeps their order", (string?)bench.Log[3]["reason"]);
        Assert.Equal("m4", (string?)bench.Log[3]["messageId"]);
    }

    [Fact]
    public async Task An_invalid_message_stops_its_group_too()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch().Grouped("m1", "not json", "a", FifoArn).Grouped("m2", TestEvents.SignUp("e2", "u2"), "a", FifoArn);

        Assert.Equal(["m1", "m2"], await bench.Handle(batch));
        Assert.Empty(bench.Users);
    }

    [Fact]
    public async Task A_duplicate_stops_nothing()
    {
        var bench = new ConsumerBench();
        var batch = new SqsBatch()
            .Grouped("m1", TestEvents.SignUp("e1", "u1"), "a", FifoArn)
            .Grouped("m2", TestEvents.SignUp("e1", "u1"), "a", FifoArn)
            .Grouped("m3", TestEvents.SignUp("e3", "u3"), "a", FifoArn);

        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(["processed", "duplicate", "processed"], bench.Outcomes);
    }

    [Fact]
    public async Task The_groups_of_a_standard_queue_promise_no_order_and_stop_nothing()
    {
        var bench = FailingFor("u1");
        var batch = new SqsBatch()
            .Grouped("m1", TestEvents.SignUp("e1", "u1"), "tenant-1", SqsBatch.QueueArn)
            .Grouped("m2", TestEvents.SignUp("e2", "u2"), "tenant-1", SqsBatch.QueueArn);

        Assert.Equal(["m1"], await bench.Handle(batch));
        Assert.Equal(["u1", "u2"], bench.Users);
    }

    [Fact]
    public async Task The_next_batch_begins_anew()
    {
        var failing = true;
        var bench = new ConsumerBench((_, _) => failing ? throw new TimeoutException("away") : Task.CompletedTask);
        var batch = new SqsBatch().Grouped("m1", TestEvents.SignUp("e1", "u1"), "a", FifoArn).Grouped("m2", TestEvents.SignUp("e2", "u2"), "a", FifoArn);

        Assert.Equal(["m1", "m2"], await bench.Handle(batch));
        failing = false;

        Assert.Empty(await bench.Handle(batch));
        Assert.Equal(["u1", "u1", "u2"], bench.Users);
    }

    private static ConsumerBench FailingFor(string user) =>
        new((data, _) => data.UserId == user ? throw new InvalidOperationException("no such street") : Task.CompletedTask);
}
