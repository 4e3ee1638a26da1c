using System.Text.Json;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class AsynchronousInvocationTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_topic_invokes_the_function_with_one_record()
    {
        string? seen = null;
        var handler = new Invoking(invocation => seen = System.Text.Encoding.UTF8.GetString(stage.World.EventOf(invocation.Id)));
        var topic = Subscribe(handler);
        var id = stage.Publish(topic, "hello", ("kind", "x"));
        stage.World.RunToIdle();

        using var json = JsonDocument.Parse(seen!);
        var record = json.RootElement.GetProperty("Records").EnumerateArray().Single();
        Assert.Equal(["EventSource", "EventVersion", "EventSubscriptionArn", "Sns"], record.EnumerateObject().Select(field => field.Name));
        var sns = record.GetProperty("Sns");
        Assert.Equal(
            ["Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertUrl", "UnsubscribeUrl", "MessageAttributes"],
            sns.EnumerateObject().Select(field => field.Name));
        Assert.Equal(id, sns.GetProperty("MessageId").GetGuid());
        Assert.Equal(JsonValueKind.Null, sns.GetProperty("Subject").ValueKind);
        Assert.Equal("hello", sns.GetProperty("Message").GetString());
        Assert.Equal("x", sns.GetProperty("MessageAttributes").GetProperty("kind").GetProperty("Value").GetString());
        Assert.Equal(1, stage.World.Snapshot().Subscriptions.Single().Deleted);
    }

    [Fact]
    public void Two_more_tries_follow_after_one_and_two_minutes_and_then_the_destination_gets_a_record()
    {
        var failed = stage.Queue("failed");
        var topic = Subscribe(Failing(), new EventInvokeConfig { OnFailure = stage.World.ArnOf(failed) });
        stage.Publish(topic, "hello");
        stage.World.RunToIdle();
        stage.World.Invariants.Check();

        Assert.Equal([0, 60, 180], stage.Facts(FactKind.Invoked).Select(fact => Math.Floor((fact.At - Stage.Start).TotalSeconds)));
        using var record = JsonDocument.Parse(stage.World.MessagesIn(failed).Single().Body);
        var context = record.RootElement.GetProperty("requestContext");
        Assert.Equal("1.0", record.RootElement.GetProperty("version").GetString());
        Assert.Equal("RetriesExhausted", context.GetProperty("condition").GetString());
        Assert.Equal(3, context.GetProperty("approximateInvokeCount").GetInt32());
        Assert.EndsWith(":function:consumer:$LATEST", context.GetProperty("functionArn").GetString());
        var notification = record.RootElement.GetProperty("requestPayload").GetProperty("Records")[0].GetProperty("Sns");
        Assert.Equal("hello", notification.GetProperty("Message").GetString());
        Assert.Equal("Unhandled", record.RootElement.GetProperty("responseContext").GetProperty("functionError").GetString());
        Assert.Equal("no", record.RootElement.GetProperty("responsePayload").GetProperty("errorMessage").GetString());
        Assert.Equal(0, stage.World.Snapshot().Lost);
    }

    [Fact]
    public void The_dead_letter_queue_gets_the_event_and_the_error_in_attributes()
    {
        var deadLetters = stage.Queue("dead");
        var topic = Subscribe(Failing(), new EventInvokeConfig { MaximumRetryAttempts = 0 }, deadLetters: stage.World.ArnOf(deadLetters));
        stage.Publish(topic, "hello");
        stage.World.RunToIdle();

        var message = stage.Receive(deadLetters)!;
        Assert.StartsWith("{\"Records\":[{\"EventSource\":\"aws:sns\"", message.Body);
        Assert.Equal(["ErrorCode", "ErrorMessage", "RequestID"], message.MessageAttributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("200", "no"), (message.MessageAttributes["ErrorCode"].StringValue, message.MessageAttributes["ErrorMessage"].StringValue));
    }

    [Fact]
    public void With_both_each_gets_one_and_the_law_counts_one()
    {
        var (failed, dead) = (stage.Queue("failed"), stage.Queue("dead"));
        var config = new EventInvokeConfig { MaximumRetryAttempts = 0, OnFailure = stage.World.ArnOf(failed) };
        stage.Publish(Subscribe(Failing(), config, deadLetters: stage.World.ArnOf(dead)), "hello");
        stage.World.RunToIdle();

        stage.World.Invariants.Check();
        Assert.Single(stage.World.MessagesIn(failed));
        Assert.Single(stage.World.MessagesIn(dead));
    }

    [Fact]
    public void Without_a_destination_what_is_given_up_is_lost()
    {
        stage.Publish(Subscribe(Failing()), "hello");
        stage.World.RunToIdle();

        stage.World.Invariants.Check();
        Assert.Equal(1, stage.World.Snapshot().Lost);
    }

    [Fact]
    public void Throttles_are_no_attempts_and_wait_ever_longer_until_the_event_is_too_old()
    {
        var failed = stage.Queue("failed");
        var config = new EventInvokeConfig { MaximumEventAge = TimeSpan.FromMinutes(20), OnFailure = stage.World.ArnOf(failed) };
        stage.Publish(Subscribe(new Handler(), config, reserved: 0), "hello");
        stage.World.RunToIdle();

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111], stage.Facts(FactKind.Throttled).Select(fact => (fact.At - Stage.Start).TotalSeconds));
        Assert.Equal(1200, stage.Elapsed.TotalSeconds);
        using var record = JsonDocument.Parse(stage.World.MessagesIn(failed).Single().Body);
        Assert.Equal("EventAgeExceeded", record.RootElement.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal(0, record.RootElement.GetProperty("requestContext").GetProperty("approximateInvokeCount").GetInt32());
    }

    [Fact]
    public void A_timeout_is_a_failure_too()
    {
        var topic = Subscribe(new OutsideRunner(), new EventInvokeConfig { MaximumRetryAttempts = 1 });
        stage.Publish(topic, "hello");
        stage.World.RunToIdle();

        Assert.Equal(2, stage.Facts(FactKind.TimedOut).Count());
        Assert.Equal(63 + 3, stage.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Without_permission_the_notification_goes_to_the_subscriptions_dead_letter_queue()
    {
        var (topic, undelivered) = (stage.Topic(), stage.Queue("undelivered"));
        stage.World.Subscribe(new SubscriptionAttributes
        {
            Topic = topic, Function = stage.Function(new Handler()), DeadLetterTargetArn = stage.World.ArnOf(undelivered),
        });
        stage.Publish(topic, "hello");
        stage.World.RunToIdle();

        stage.World.Invariants.Check();
        Assert.Contains("no permission", stage.Facts(FactKind.DeliveryFailed).Single().Detail);
        Assert.Contains("\"Type\" : \"Notification\"", stage.World.MessagesIn(undelivered).Single().Body);
    }

    [Fact]
    public void A_filter_policy_keeps_events_from_the_function()
    {
        var handler = new Handler();
        var topic = Subscribe(handler, filterPolicy: """{"kind":["x"]}""");
        stage.Publish(topic, "1", ("kind", "x"));
        stage.Publish(topic, "2", ("kind", "y"));
        stage.World.RunToIdle();

        Assert.Single(handler.Batches);
    }

    private static Handler Failing() => new(_ => InvocationResult.Error("Boom", "no"));

    private TopicId Subscribe(
        IInvoker invoker, EventInvokeConfig? config = null, int? reserved = null, string? deadLetters = null, string? filterPolicy = null)
    {
        var topic = stage.Topic();
        var function = stage.World.CreateFunction(new FunctionConfiguration
        {
            Name = "consumer", Invoker = invoker, ReservedConcurrency = reserved, DeadLetterTargetArn = deadLetters,
        });
        stage.World.AddPermission(function, topic);
        stage.World.PutFunctionEventInvokeConfig(function, config ?? new EventInvokeConfig());
        stage.World.Subscribe(new SubscriptionAttributes { Topic = topic, Function = function, FilterPolicy = filterPolicy });
        return topic;
    }

    private sealed class Invoking(Action<Invocation> look) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            look(invocation);
            world.Complete(invocation.Id, InvocationResult.Succeeded);
        }
    }
}
