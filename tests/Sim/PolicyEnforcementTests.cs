using Sim;
using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Policies;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>What AWS does where a permission is missing: it is silent, but for a metric and the dead-letter queue.</summary>
public sealed class PolicyEnforcementTests
{
    private const string Account = "123456789012";
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/k";
    private const string Role = "arn:aws:iam::123456789012:role/mailer";

    private readonly World world = new(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, EnforcesPolicies = true });
    private readonly TopicId topic;
    private readonly QueueId queue;

    public PolicyEnforcementTests()
    {
        topic = world.CreateTopic(new TopicAttributes { Name = "orders" });
        queue = world.CreateQueue(new QueueAttributes { Name = "orders" });
    }

    [Fact]
    public void A_queue_without_a_policy_gets_nothing_and_the_topic_counts_it()
    {
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue });
        world.GetMetricData(MetricId.Of("AWS/SNS", "NumberOfNotificationsFailed", ("TopicName", "orders")), Statistic.Sum, 1);

        Publish();
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Empty(world.MessagesIn(queue));
        Assert.Equal([1], world.GetMetricData(MetricId.Of("AWS/SNS", "NumberOfNotificationsFailed", ("TopicName", "orders")), Statistic.Sum, 1));
        Assert.Equal(
            $"the queue's policy refuses it: no policy allows sqs:SendMessage on {world.ArnOf(queue)} for sns.amazonaws.com: the resource has no policy",
            Assert.Single(world.Trace, fact => fact.Kind == FactKind.DeliveryFailed).Detail);
        Assert.Single(world.Trace, fact => fact.Kind == FactKind.Lost);
        world.Invariants.Check();
    }

    [Fact]
    public void What_cannot_be_delivered_goes_to_a_dead_letter_queue_that_takes_it()
    {
        var failed = world.CreateQueue(new QueueAttributes { Name = "failed" });
        Let("failed", world.ArnOf(failed));
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue, DeadLetterTargetArn = world.ArnOf(failed) });

        Publish();

        Assert.Single(world.MessagesIn(failed));
        world.Access.DeleteResourcePolicy(world.ArnOf(failed));
        Publish();
        Assert.Single(world.MessagesIn(failed));
        Assert.Equal(1, world.Snapshot().Lost);
    }

    [Fact]
    public void The_next_message_after_a_policy_is_put_comes_through()
    {
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue });
        Publish();

        Let("orders", world.ArnOf(queue));
        Publish();

        Assert.Single(world.MessagesIn(queue));
    }

    [Fact]
    public void A_policy_that_a_client_sets_holds_from_then_on()
    {
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue });
        var sns = $$"""{ "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{world.ArnOf(queue)}}" } }""";

        world.Queues.SetAttributes(queue, new Dictionary<string, string> { ["Policy"] = sns });
        Publish();
        world.Queues.SetAttributes(queue, new Dictionary<string, string> { ["Policy"] = "" });
        Publish();

        Assert.Single(world.MessagesIn(queue));
        Assert.Single(world.Trace, fact => fact.Kind == FactKind.DeliveryFailed);
    }

    [Fact]
    public void A_condition_that_is_not_evaluated_is_refused_and_changes_nothing()
    {
        const string condition = """{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*", "Condition": { "NullIfMoon": { "aws:x": "1" } } } }""";

        Assert.Throws<NotSimulatedException>(() => world.Queues.SetAttributes(queue, new Dictionary<string, string> { ["Policy"] = condition }));

        Assert.Null(world.AttributesOf(queue).Policy);
    }

    [Theory]
    [InlineData("kms:Decrypt", "kms:GenerateDataKey")]
    [InlineData("kms:GenerateDataKey*", "kms:Decrypt")]
    public void A_key_that_SNS_may_not_use_in_both_ways_stops_a_delivery(string allowed, string missing)
    {
        Let("orders", world.ArnOf(queue));
        world.Access.PutKey(world.ArnOf(queue), Key);
        world.Access.PutResourcePolicy(Key, "the policy of the key", $$"""{ "Statement": { "Sid": "Sns", "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "{{allowed}}", "Resource": "*" } }""");
        world.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue });

        Publish();

        Assert.Empty(world.MessagesIn(queue));
        Assert.StartsWith(
            $"the key refuses it: no statement of the policy of the key allows {missing} on {Key}", Assert.Single(world.Trace, fact => fact.Kind == FactKind.DeliveryFailed).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consumer_whose_role_may_not_receive_leaves_the_messages_and_says_so_once()
    {
        world.Access.PutRolePolicy(Role, "the policy of role mailer", Statement("\"sqs:DeleteMessage\", \"sqs:GetQueueAttributes\"", world.ArnOf(queue)));
        Map();
        world.SendMessage(queue, new SendMessageRequest { MessageBody = "1" });
        world.SendMessage(queue, new SendMessageRequest { MessageBody = "2" });
        world.RunToIdle();

        Assert.Equal(2, world.MessagesIn(queue).Count);
        var denied = Assert.Single(world.Trace, fact => fact.Kind == FactKind.AccessDenied);
        Assert.Equal((queue, $"the consumer's role refuses it: no statement of the policy of role mailer allows sqs:ReceiveMessage on {world.ArnOf(queue)} for {Role}"), (denied.Queue!.Value, denied.Detail));

        world.Access.PutRolePolicy(Role, "the policy of role mailer", Statement("\"sqs:ReceiveMessage\"", world.ArnOf(queue)));
        world.RunToIdle();
        Assert.Empty(world.MessagesIn(queue));
    }

    [Fact]
    public void A_key_that_leaves_it_to_the_account_needs_the_role_s_own_permission_too()
    {
        world.Access.PutKey(world.ArnOf(queue), Key);
        world.Access.PutResourcePolicy(Key, "the policy of the key", $$"""{ "Statement": { "Sid": "Account", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Account}}:root" }, "Action": "kms:*", "Resource": "*" } }""");
        world.Access.PutRolePolicy(Role, "the policy of role mailer", Statement("\"sqs:*\"", world.ArnOf(queue)));
        Map();
        world.SendMessage(queue, new SendMessageRequest { MessageBody = "1" });
        world.RunToIdle();

        Assert.Contains($"allows kms:Decrypt on {Key} for {Role}", Assert.Single(world.Trace, fact => fact.Kind == FactKind.AccessDenied).Detail);
        world.Access.PutRolePolicy(Role, "another", Statement("\"kms:Decrypt\"", Key));
        world.RunToIdle();
        Assert.Empty(world.MessagesIn(queue));
    }

    [Fact]
    public void A_key_that_says_nothing_of_the_account_is_used_by_none_of_its_roles()
    {
        world.Access.PutResourcePolicy(Key, "the policy of the key", Statement("\"kms:Decrypt\"", "*").Replace("\"Action\"", "\"Principal\": { \"Service\": \"sns.amazonaws.com\" }, \"Action\"", StringComparison.Ordinal));
        world.Access.PutRolePolicy(Role, "the policy of role mailer", Statement("\"kms:*\"", "*"));

        var decision = world.Access.DecideAs(Role, "kms:Decrypt", Key, "sqs.us-east-1.amazonaws.com");

        Assert.False(decision.IsAllowed);
        Assert.Contains("nearest is statement 1: its principal is sns.amazonaws.com", decision.Reason);
    }

    [Fact]
    public void An_alarm_tells_no_topic_that_does_not_let_it_and_its_history_says_so()
    {
        world.PutMetricAlarm(new MetricAlarmConfiguration
        {
            Name = "backlog",
            Metric = MetricId.Of("Shop", "Waiting"),
            Statistic = Statistic.Sum,
            EvaluationPeriods = 1,
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
            Actions = new AlarmActions([world.ArnOf(topic)], [], []),
        });
        world.Access.PutResourcePolicy(world.ArnOf(topic), "the topic's policy", """{ "Statement": [] }""");

        world.CloudWatch.SetAlarmState("backlog", AlarmState.Alarm, "a rehearsal");

        Assert.Equal(0, world.Snapshot().Topics[0].Published);
        Assert.StartsWith("Failed to execute action", world.CloudWatch.History[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("the alarm backlog cannot tell orders", Assert.Single(world.Trace, fact => fact.Kind == FactKind.AccessDenied).Detail);
    }

    [Fact]
    public void Nothing_is_asked_where_policies_are_switched_off()
    {
        var free = new World(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
        var mail = free.CreateQueue(new QueueAttributes { Name = "mail" });
        var news = free.CreateTopic(new TopicAttributes { Name = "news" });
        free.Subscribe(new SubscriptionAttributes { Topic = news, Queue = mail });

        free.Publish(news, new PublishRequest { Message = "1" });

        Assert.Single(free.MessagesIn(mail));
    }

    private void Publish() => world.Publish(topic, new PublishRequest { Message = "1" });

    private void Let(string name, string arn) => world.Access.PutResourcePolicy(arn, $"the policy of queue {name}", $$"""
        { "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{arn}}",
          "Condition": { "ArnEquals": { "aws:SourceArn": "{{world.ArnOf(topic)}}" } } } }
        """);

    private void Map() => world.CreateEventSourceMapping(new EventSourceMappingConfiguration
    {
        Queue = queue,
        Function = world.CreateFunction(new FunctionConfiguration { Name = "mailer", Role = Role, Invoker = new ModelledFunction { Duration = TimeSpan.Zero } }),
    });

    private static string Statement(string actions, string resource) =>
        $$"""{ "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "{{resource}}" } }""";
}
