using Sim;
using Sim.CloudWatch;

namespace Tests.Sim;

public sealed class ServiceMetricTests
{
    private readonly World world = new Stage().World;

    [Fact]
    public void A_queue_reports_what_is_in_it_and_what_was_done_with_it()
    {
        var queue = NewQueue();
        Assert.Empty(Last("ApproximateNumberOfMessagesVisible"));

        world.SendMessage(queue, new() { MessageBody = "one" });
        world.SendMessage(queue, new() { MessageBody = "two" });
        world.DeleteMessage(queue, Assert.Single(world.ReceiveMessage(queue, 1)).ReceiptHandle);
        Assert.Single(world.ReceiveMessage(queue, 1, TimeSpan.FromHours(1)));
        Minute();

        Assert.Equal([0], Last("ApproximateNumberOfMessagesVisible"));
        Assert.Equal([1], Last("ApproximateNumberOfMessagesNotVisible"));
        Assert.Equal([60], Last("ApproximateAgeOfOldestMessage", "Maximum"));
        Assert.Equal([2], Last("NumberOfMessagesSent"));
        Assert.Equal([2], Last("NumberOfMessagesReceived"));
        Assert.Equal([1], Last("NumberOfMessagesDeleted"));
        Minute();
        Assert.Equal([0], Last("NumberOfMessagesSent"));
    }

    [Fact]
    public void An_idle_queue_goes_silent_after_six_hours()
    {
        var queue = NewQueue();
        Last("NumberOfMessagesSent");
        world.SendMessage(queue, new() { MessageBody = "one" });
        world.DeleteMessage(queue, Assert.Single(world.ReceiveMessage(queue, 1)).ReceiptHandle);

        Minute(6 * 60);
        Assert.Equal([0], Last("ApproximateNumberOfMessagesVisible"));
        Minute(2);
        Assert.Empty(Last("ApproximateNumberOfMessagesVisible"));
    }

    [Fact]
    public void A_message_that_is_received_again_and_again_leaves_the_age_to_the_next()
    {
        var queue = NewQueue();
        Last("NumberOfMessagesSent");
        world.SendMessage(queue, new() { MessageBody = "poison" });
        for (var receive = 0; receive < 3; receive++)
        {
            Assert.Single(world.ReceiveMessage(queue, 1, TimeSpan.Zero));
        }

        Minute();
        Assert.Equal([0], Last("ApproximateAgeOfOldestMessage", "Maximum"));
        world.SendMessage(queue, new() { MessageBody = "next" });
        Minute();
        Assert.Equal([60], Last("ApproximateAgeOfOldestMessage", "Maximum"));
    }

    [Fact]
    public void What_the_redrive_policy_moves_is_visible_in_the_dead_letter_queue_but_not_sent_to_it()
    {
        var deadLetters = world.CreateQueue(new() { Name = "queue" });
        var source = world.CreateQueue(new() { Name = "source", RedrivePolicy = new(world.ArnOf(deadLetters), 1) });
        Last("NumberOfMessagesSent");
        world.SendMessage(source, new() { MessageBody = "poison" });
        world.ReceiveMessage(source, 1, TimeSpan.Zero);
        Assert.Empty(world.ReceiveMessage(source, 1));
        Minute();

        Assert.Equal([1], Last("ApproximateNumberOfMessagesVisible"));
        Assert.Equal([0], Last("NumberOfMessagesSent"));
    }

    [Fact]
    public void A_topic_reports_what_it_delivered_and_what_it_could_not()
    {
        var topic = world.CreateTopic(new() { Name = "topic" });
        var queue = NewQueue();
        var gone = world.CreateQueue(new() { Name = "gone" });
        var undelivered = world.CreateQueue(new() { Name = "undelivered" });
        world.Subscribe(new() { Topic = topic, Queue = queue });
        world.Subscribe(new() { Topic = topic, Queue = gone, DeadLetterTargetArn = world.ArnOf(undelivered) });
        world.DeleteQueue(gone);
        Last("NumberOfMessagesSent");
        world.Publish(topic, new() { Message = "one" });
        Minute();

        Assert.Equal([1], OfTopic("NumberOfMessagesPublished"));
        Assert.Equal([1], OfTopic("NumberOfNotificationsDelivered"));
        Assert.Equal([1], OfTopic("NumberOfNotificationsFailed"));
        Assert.Equal([1], OfTopic("NumberOfNotificationsRedrivenToDlq"));
        Assert.Empty(OfTopic("NumberOfNotificationsFailedToRedriveToDlq"));
    }

    private global::Sim.Sqs.QueueId NewQueue() => world.CreateQueue(new() { Name = "queue" });

    private void Minute(int times = 1) => world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(times));

    private double[] Last(string metric, string statistic = "Sum") => Of(MetricId.Of("AWS/SQS", metric, ("QueueName", "queue")), statistic);

    private double[] OfTopic(string metric) => Of(MetricId.Of("AWS/SNS", metric, ("TopicName", "topic")), "Sum");

    private double[] Of(MetricId metric, string statistic) => [.. world.GetMetricData(metric, Statistic.Parse(statistic), 1).OfType<double>()];
}
