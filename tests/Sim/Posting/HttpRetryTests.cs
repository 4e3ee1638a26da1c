using Sim;
using Sim.CloudWatch;
using Sim.Sns.Http;

namespace Tests.Sim.Posting;

/// <summary>https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html</summary>
public sealed class HttpRetryTests
{
    private readonly PostingStage stage = new();

    [Fact]
    public void Three_retries_20_seconds_apart_and_then_the_dead_letter_queue()
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = HttpOutcome.Answered(500);
        var id = stage.Publish();

        stage.Pass(59);
        Assert.Empty(stage.Undelivered);
        stage.Pass(2);

        Assert.Equal([0, 20, 40, 60], stage.Times);
        Assert.Contains(id.ToString(), Assert.Single(stage.Undelivered).Body);
        Assert.Equal(
            $"{PostingStage.Url}: status 500",
            Assert.Single(stage.World.Trace, fact => fact.Kind == FactKind.DeliveryFailed).Detail);
    }

    [Fact]
    public void An_endpoint_that_recovers_gets_it_once()
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = HttpOutcome.Unreachable("connection refused");
        stage.Publish();
        stage.Endpoint.Answer = HttpOutcome.Answered(204);
        stage.Pass(120);

        Assert.Equal([0, 20], stage.Times);
        Assert.Empty(stage.Undelivered);
        Assert.Single(stage.World.Trace, fact => fact.Kind == FactKind.Posted);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(301)]
    public void What_the_endpoint_refuses_for_good_is_not_tried_again(int status)
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = HttpOutcome.Answered(status);
        stage.Publish();

        Assert.Single(stage.Times);
        Assert.Single(stage.Undelivered);
    }

    [Fact]
    public void Too_many_requests_is_worth_another_try()
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = HttpOutcome.Answered(429);
        stage.Publish();
        stage.Pass(20);

        Assert.Equal([0, 20], stage.Times);
    }

    [Fact]
    public void No_answer_within_15_seconds_is_a_failure_and_one_that_comes_later_changes_nothing()
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = null;
        stage.Publish();
        stage.Pass(15);
        stage.World.CompletePost(stage.Endpoint.Posts[1].Post.Id, HttpOutcome.Answered(200));
        stage.Pass(20);

        Assert.Equal([0, 35], stage.Times);
        Assert.DoesNotContain(stage.World.Trace, fact => fact.Kind == FactKind.Posted);
    }

    /// <summary>At once; twice after 2 s; three times after waits that grow from 2 s to 10 s; after 10 s.</summary>
    [Theory]
    [InlineData("linear", 6)]
    [InlineData("arithmetic", 4.667)]
    [InlineData("geometric", 4)]
    [InlineData("exponential", 4.667)]
    public void A_policy_goes_through_its_phases(string function, double middle)
    {
        stage.SubscribeAndConfirm((
            "DeliveryPolicy",
            $$$"""{"healthyRetryPolicy":{"minDelayTarget":2,"maxDelayTarget":10,"numRetries":7,"numNoDelayRetries":1,"numMinDelayRetries":2,"numMaxDelayRetries":1,"backoffFunction":"{{{function}}}"}}"""));
        stage.Endpoint.Answer = HttpOutcome.Answered(503);
        stage.Publish();
        stage.Pass(3_600);

        Assert.Equal([0, 2, 2, 2, middle, 10, 10], stage.Times.Zip(stage.Times.Skip(1), (one, next) => Math.Round(next - one, 3)));
    }

    [Fact]
    public void Retries_end_after_an_hour()
    {
        stage.SubscribeAndConfirm(("DeliveryPolicy", """{"healthyRetryPolicy":{"minDelayTarget":1000,"maxDelayTarget":1000,"numRetries":100}}"""));
        stage.Endpoint.Answer = HttpOutcome.Answered(503);
        stage.Publish();
        stage.Pass(100_000);

        Assert.Equal([0, 1_000, 2_000, 3_000], stage.Times);
        Assert.Single(stage.Undelivered);
    }

    [Fact]
    public void A_throttle_policy_spreads_what_comes_at_once()
    {
        stage.SubscribeAndConfirm(("DeliveryPolicy", """{"throttlePolicy":{"maxReceivesPerSecond":2}}"""));
        stage.Publish("one");
        stage.Publish("two");
        stage.Publish("three");
        stage.Pass(2);

        Assert.Equal([0, 0.5, 1], stage.Times);
    }

    [Fact]
    public void What_waits_when_its_endpoint_is_unsubscribed_is_gone_with_it()
    {
        stage.SubscribeAndConfirm();
        stage.Endpoint.Answer = HttpOutcome.Answered(500);
        stage.Publish();
        stage.World.Subscriptions.Unsubscribe(stage.Arn);
        stage.Pass(200);

        Assert.Single(stage.Endpoint.Posts, post => post.Post.Headers.Any(header => header.Value == "Notification"));
        Assert.Empty(stage.Undelivered);
        Assert.Single(stage.World.Trace, fact => fact.Kind == FactKind.Purged);
    }

    [Fact]
    public void CloudWatch_counts_every_attempt_that_failed_and_what_was_taken()
    {
        stage.SubscribeAndConfirm();
        Assert.Empty(Sum("NumberOfNotificationsFailed"));
        stage.Publish();
        stage.Endpoint.Answer = HttpOutcome.Answered(500);
        stage.Publish();
        stage.Pass(180);

        Assert.Equal(4, Sum("NumberOfNotificationsFailed").Sum());
        Assert.Equal(1, Sum("NumberOfNotificationsDelivered").Sum());
        Assert.Equal(1, Sum("NumberOfNotificationsRedrivenToDlq").Sum());
    }

    private IEnumerable<double> Sum(string metric) =>
        stage.World.GetMetricData(MetricId.Of("AWS/SNS", metric, ("TopicName", "events")), Statistic.Parse("Sum"), 5).OfType<double>();
}
