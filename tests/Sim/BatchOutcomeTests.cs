using System.Text.Json;
using Sim;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class BatchOutcomeTests
{
    private readonly Stage stage = new();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":[]}""")]
    [InlineData("""{"batchItemFailures":null}""")]
    public void Nothing_to_report_is_full_success(string response) => Assert.Equal(0, Remaining(response, report: true));

    [Theory]
    [InlineData("""{"foo":"notvalid"}""")]
    [InlineData("""{"batchItemFailures":[{"foo":"notvalid"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"not-in-the-batch"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"00000000-0000-4000-8000-000000000000"}]}""")]
    [InlineData("""{"batchItemFailures":"all"}""")]
    [InlineData("\"done\"")]
    [InlineData("{not json")]
    public void What_cannot_be_understood_makes_the_whole_batch_fail(string response) =>
        Assert.Equal(3, Remaining(response, report: true));

    [Theory]
    [InlineData("""{"foo":"notvalid"}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    public void Without_ReportBatchItemFailures_any_answer_is_success(string response) =>
        Assert.Equal(0, Remaining(response, report: false));

    [Fact]
    public void One_of_ten_failing_stays_and_the_rest_is_deleted()
    {
        var handler = new Handler(batch => ReportFailures(batch.Where((_, index) => index == 3)));
        var queue = Consume(handler, report: true);
        var ids = Enumerable.Range(0, 10).Select(_ => stage.Send(queue)).ToList();

        stage.Wait(1);

        Assert.Equal((9L, 1), (stage.Look(queue).Deleted, stage.Look(queue).InFlight));
        Assert.Equal(ids[3], Assert.Single(stage.Facts(FactKind.BatchItemFailed)).MessageId);
        Assert.Equal(9, Assert.Single(stage.Facts(FactKind.Completed)).Count);
        stage.Wait(30);
        Assert.Equal([10, 1], handler.Batches.Select(batch => batch.Count));
        Assert.Equal((ids[3], 2), (handler.Batches[1][0].MessageId, handler.Batches[1][0].ApproximateReceiveCount));
    }

    [Fact]
    public void After_an_error_nothing_is_deleted_and_all_return_when_their_timeout_ends()
    {
        var handler = new Handler(_ => InvocationResult.Error("OutOfMemory", "killed"));
        var queue = Consume(handler, report: true);
        stage.Send(queue);
        stage.Send(queue);

        stage.Wait(29);
        Assert.Equal(2, stage.Look(queue).InFlight);
        Assert.Equal("OutOfMemory: killed", Assert.Single(stage.Facts(FactKind.Failed)).Detail);
        stage.Wait(1);

        Assert.Equal([2, 2], handler.Batches.Select(batch => batch.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_poison_message_is_tried_maxReceiveCount_times_and_then_dead_lettered(int maxReceiveCount)
    {
        var handler = new Handler(_ => InvocationResult.Error("Poison", "no"));
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(maxReceiveCount);
        stage.Map(queue, stage.Function(handler));
        var id = stage.Send(queue);

        stage.World.RunToIdle();

        Assert.Equal(maxReceiveCount, handler.Batches.Count);
        Assert.Equal(id, Assert.Single(stage.World.MessagesIn(deadLetterQueue)).MessageId);
        Assert.Equal(30 * maxReceiveCount, stage.Elapsed.TotalSeconds);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_function_that_takes_longer_than_its_timeout_has_failed()
    {
        var queue = Consume(new Handler(_ => InvocationResult.Succeeded, seconds: 3.001), report: false);
        stage.Send(queue);

        stage.Wait(3);

        var fact = Assert.Single(stage.Facts(FactKind.TimedOut));
        Assert.Equal((Stage.Start.AddSeconds(3), "Task timed out after 3.00 seconds"), (fact.At, fact.Detail));
        Assert.Equal(1, stage.Look(queue).InFlight);
    }

    [Fact]
    public void A_function_that_takes_exactly_its_timeout_has_succeeded()
    {
        var queue = Consume(new Handler(_ => InvocationResult.Succeeded, seconds: 3), report: false);
        stage.Send(queue);

        stage.Wait(3);

        Assert.Equal(1, stage.Look(queue).Deleted);
    }

    [Fact]
    public void An_invocation_that_nobody_answers_times_out_and_a_late_answer_changes_nothing()
    {
        var outside = new OutsideRunner();
        var queue = Consume(outside, report: false);
        stage.Send(queue);
        stage.Wait(3);
        Assert.Equal(0, stage.World.RunningInvocations);

        stage.World.Complete(outside.Invocations[0].Id, InvocationResult.Succeeded);
        stage.Wait(1);

        Assert.Single(stage.Facts(FactKind.TimedOut));
        Assert.Equal(outside.Invocations[0].Id, Assert.Single(stage.Facts(FactKind.CompletedLate)).Invocation);
        Assert.Equal(1, stage.Look(queue).InFlight);
    }

    [Fact]
    public void A_second_answer_changes_nothing()
    {
        var outside = new OutsideRunner();
        var queue = Consume(outside, report: false);
        stage.Send(queue);
        stage.Wait(1);

        stage.World.Complete(outside.Invocations[0].Id, InvocationResult.Succeeded);
        stage.World.Complete(outside.Invocations[0].Id, InvocationResult.Error("Late", "no"));
        stage.Wait(1);

        Assert.Equal(1, stage.Look(queue).Deleted);
        Assert.Single(stage.Facts(FactKind.CompletedLate));
    }

    [Fact]
    public void A_message_that_expires_during_the_invocation_is_gone_and_the_event_still_there()
    {
        var outside = new OutsideRunner();
        var queue = stage.World.CreateQueue(new QueueAttributes
        {
            Name = "short",
            MessageRetentionPeriod = TimeSpan.FromMinutes(1),
            VisibilityTimeout = TimeSpan.FromMinutes(10),
        });
        stage.Map(queue, stage.Function(outside, timeout: 300));
        stage.Send(queue, "still here");
        stage.Wait(61);
        Assert.Equal(1, stage.Look(queue).Expired);

        Assert.Contains("still here", System.Text.Encoding.UTF8.GetString(stage.World.EventOf(outside.Invocations[0].Id)));
        stage.World.Complete(outside.Invocations[0].Id, InvocationResult.Succeeded);
        stage.Wait(1);

        Assert.Equal(0, stage.Look(queue).Deleted);
    }

    private int Remaining(string response, bool report)
    {
        var queue = Consume(new Handler(_ => Stage.Answer(response)), report);
        for (var number = 0; number < 3; number++)
        {
            stage.Send(queue);
        }

        stage.Wait(1);
        return stage.Look(queue).InFlight;
    }

    private QueueId Consume(IInvoker invoker, bool report)
    {
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(invoker), report: report);
        return queue;
    }

    private static InvocationResult ReportFailures(IEnumerable<InvokedMessage> failures) => Stage.Answer(JsonSerializer.Serialize(new
    {
        batchItemFailures = failures.Select(message => new { itemIdentifier = message.MessageId }),
    }));
}
