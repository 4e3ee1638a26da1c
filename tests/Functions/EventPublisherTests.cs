using System.Net;
using System.Text.Json.Nodes;
using Functions.Calls;
using Functions.Publishing;
using Functions.Publishing.Sns;
using Tests.Local;
using Xunit;

namespace Tests.Functions;

public sealed class EventPublisherTests
{
    private readonly EagerClock clock = new();

    [Fact]
    public async Task The_eleventh_event_goes_into_a_second_batch_and_outcomes_keep_their_order()
    {
        var sns = new ScriptedSns();

        var outcomes = await Publish(sns, SignUps(11));

        Assert.Equal([10, 1], sns.Requests.Select(request => request.Count));
        Assert.Equal(Enumerable.Range(1, 11).Select(at => $"e{at} sns-{at}"), outcomes.Cast<PublishOutcome.Accepted>().Select(one => $"{one.Message.Id} {one.MessageId}"));
    }

    [Fact]
    public async Task A_batch_holds_exactly_262144_bytes()
    {
        static string Padded(int length) => $$"""{"eventType":"USER_SIGNUP","userId":"u","note":"{{new string('x', length)}}"}""";
        static string Sized(int size) => Padded(size - Padded(0).Length - "eventTypeStringuser.signed-up".Length);
        var (exact, over) = (new ScriptedSns(), new ScriptedSns());

        await Publish(exact, [Sized(131_072), Sized(131_072), Sized(200)]);
        await Publish(over, [Sized(131_072), Sized(131_073)]);

        Assert.Equal([2, 1], exact.Requests.Select(request => request.Count));
        Assert.Equal(SnsLimits.MessageBytes, exact.Requests[0].Sum(message => message.Size));
        Assert.Equal([1, 1], over.Requests.Select(request => request.Count));
    }

    [Fact]
    public async Task One_refused_event_keeps_all_of_them_from_being_sent()
    {
        var sns = new ScriptedSns();

        var error = await Assert.ThrowsAsync<EventsRefusedException>(() => Publish(sns, [TestEvents.SignUp("e1", "u1"), "{}"]));

        Assert.Empty(sns.Requests);
        Assert.StartsWith("Nothing was published. Event 1: no type", error.Message);
    }

    [Fact]
    public async Task What_failed_by_no_fault_of_ours_is_sent_again_and_nothing_else_is()
    {
        var sns = new ScriptedSns
        {
            Refuse = (request, message) => (request, message.Id) switch
            {
                (1, "e2") => ScriptedSns.Error("InternalError"),
                (_, "e3") => ScriptedSns.Error("InvalidParameter", senderFault: true),
                _ => null,
            },
        };

        var outcomes = await Publish(sns, SignUps(3));

        Assert.Equal(["e1 e2 e3", "e2"], sns.Sent);
        Assert.IsType<PublishOutcome.Accepted>(outcomes[0]);
        Assert.IsType<PublishOutcome.Accepted>(outcomes[1]);
        var failed = Assert.IsType<PublishOutcome.Failed>(outcomes[2]);
        Assert.Equal(("InvalidParameter", "InvalidParameter it is", false), (failed.Code, failed.Reason, failed.IsThrottled));
    }

    [Theory]
    [InlineData("Throttled", HttpStatusCode.TooManyRequests, true)]
    [InlineData("KMSThrottling", HttpStatusCode.BadRequest, true)]
    [InlineData("InternalError", HttpStatusCode.InternalServerError, false)]
    [InlineData(PublishCode.ConnectionFailed, null, false)]
    public async Task Throttles_faults_of_SNS_and_cut_connections_are_tried_eight_times_with_growing_pauses(string code, HttpStatusCode? status, bool throttled)
    {
        var sns = new ScriptedSns { Refuse = (_, _) => throw new SnsException(code, "not now", status) };

        var outcomes = await Publish(sns, SignUps(1), jitter: 0.5);

        Assert.Equal(8, sns.Requests.Count);
        // Half of 0.1 + 0.2 + 0.4 + 0.8 + 1.6 + 3.2 + 5 s.
        Assert.Equal(TimeSpan.FromSeconds(5.65), clock.GetElapsedTime(0));
        var failed = Assert.IsType<PublishOutcome.Failed>(Assert.Single(outcomes));
        Assert.Equal((code, "not now (given up after 8 attempts)", throttled), (failed.Code, failed.Reason, failed.IsThrottled));
    }

    [Fact]
    public async Task What_SNS_will_never_take_is_not_tried_again()
    {
        var sns = new ScriptedSns { Refuse = (_, _) => throw new SnsException("AuthorizationError", "not yours", HttpStatusCode.Forbidden) };

        var outcomes = await Publish(sns, SignUps(2));

        Assert.Single(sns.Requests);
        Assert.All(outcomes, outcome => Assert.Equal("AuthorizationError", Assert.IsType<PublishOutcome.Failed>(outcome).Code));
    }

    [Fact]
    public async Task When_time_is_up_every_event_still_has_its_outcome()
    {
        using var time = new CancellationTokenSource();
        var sns = new ScriptedSns
        {
            Refuse = (request, _) =>
            {
                if (request == 3)
                {
                    time.Cancel();
                }

                return ScriptedSns.Error("Throttled");
            },
        };

        var outcomes = await Publish(sns, SignUps(11), cancellationToken: time.Token);

        // The third request was under way when time was up; the other batch is not sent again.
        Assert.Equal(11, outcomes.Count(outcome => outcome is PublishOutcome.Failed));
        Assert.Contains(outcomes, outcome => ((PublishOutcome.Failed)outcome).Code == PublishCode.Unanswered);
        Assert.InRange(sns.Requests.Count, 3, 4);
    }

    [Fact]
    public async Task Time_that_is_up_before_the_first_attempt_sends_nothing()
    {
        var sns = new ScriptedSns();

        var outcomes = await Publish(sns, SignUps(1), cancellationToken: new CancellationToken(canceled: true));

        Assert.Empty(sns.Requests);
        Assert.Equal(PublishCode.NotSent, Assert.IsType<PublishOutcome.Failed>(Assert.Single(outcomes)).Code);
    }

    [Fact]
    public async Task An_event_of_a_FIFO_group_is_not_overtaken_while_it_is_tried_again()
    {
        var sns = new ScriptedSns { Refuse = (request, message) => request < 3 && message.Id == "a1" ? ScriptedSns.Error("InternalError") : null };

        var outcomes = await Publish(sns, [Cancelled("a1", "a"), Cancelled("a2", "a"), Cancelled("b1", "b"), Cancelled("a3", "a")]);

        Assert.Equal(["a1 b1", "a1", "a1", "a2", "a3"], sns.Sent);
        Assert.All(outcomes, outcome => Assert.IsType<PublishOutcome.Accepted>(outcome));
    }

    [Fact]
    public async Task After_an_event_that_failed_for_good_the_rest_of_its_FIFO_group_is_not_sent()
    {
        var sns = new ScriptedSns { Refuse = (_, message) => message.Id == "a2" ? ScriptedSns.Error("InvalidParameter", senderFault: true) : null };

        var outcomes = await Publish(sns, [Cancelled("a1", "a"), Cancelled("a2", "a"), Cancelled("b1", "b"), Cancelled("a3", "a"), Cancelled("b2", "b")]);

        Assert.Equal(["a1 b1", "a2 b2"], sns.Sent);
        var stopped = Assert.IsType<PublishOutcome.Failed>(outcomes[3]);
        Assert.Equal((PublishCode.NotSent, "an earlier event of its group `a` failed (InvalidParameter) and must not be overtaken"), (stopped.Code, stopped.Reason));
        Assert.Equal(3, outcomes.Count(outcome => outcome is PublishOutcome.Accepted));
    }

    [Fact]
    public async Task An_entry_that_the_answer_does_not_mention_is_sent_again()
    {
        var sns = new ForgetfulSns();

        var outcome = Assert.Single(await new EventPublisher(sns, ScriptedSns.Topics, Backoff.Default, clock, () => 0).Publish(SignUps(1), default));

        Assert.Equal(8, sns.Requests);
        Assert.Equal(PublishCode.UnreadableAnswer, Assert.IsType<PublishOutcome.Failed>(outcome).Code);
    }

    private static List<string> SignUps(int count) => [.. Enumerable.Range(1, count).Select(at => TestEvents.SignUp($"e{at}", $"u{at}"))];

    private static string Cancelled(string id, string group)
    {
        var order = JsonNode.Parse(TestEvents.CloudEvent(id, "/shop", "order.cancelled", new JsonObject { ["orderId"] = "o1", ["revision"] = 2, ["reason"] = "changed my mind" }))!.AsObject();
        order["partitionkey"] = group;
        return order.ToJsonString();
    }

    private Task<IReadOnlyList<PublishOutcome>> Publish(ScriptedSns sns, List<string> events, double jitter = 0, CancellationToken cancellationToken = default) =>
        new EventPublisher(sns, ScriptedSns.Topics, Backoff.Default, clock, () => jitter).Publish(events, cancellationToken);

    private sealed class ForgetfulSns : ISnsTransport
    {
        public int Requests { get; private set; }

        public Task<PublishBatchResponse> PublishBatch(
            string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new PublishBatchResponse([], []));
        }
    }
}
