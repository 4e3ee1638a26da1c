using System.Text.Json;
using Sim;
using Sim.Sns;

namespace Tests.Sim;

public sealed class SubscriptionTests
{
    private readonly Stage stage = new();

    [Fact]
    public void Every_subscription_gets_its_own_message_with_its_own_id()
    {
        var (topic, one, two) = (stage.Topic(), stage.Queue("one"), stage.Queue("two"));
        stage.Subscribe(topic, one);
        stage.Subscribe(topic, two);

        var published = stage.Publish(topic, "x");

        var delivered = stage.Facts(FactKind.Delivered).ToList();
        Assert.Equal([one, two], delivered.Select(fact => fact.Queue!.Value));
        Assert.All(delivered, fact => Assert.Equal(published, fact.SnsMessageId));
        Assert.Equal(stage.Receive(one)!.MessageId, delivered[0].MessageId);
        Assert.Equal(stage.Receive(two)!.MessageId, delivered[1].MessageId);
        Assert.NotEqual(delivered[0].MessageId, delivered[1].MessageId);
    }

    [Fact]
    public void The_envelope_has_the_fields_of_SNS_in_their_order()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        var subscription = stage.Subscribe(topic, queue);
        var id = stage.World.Publish(topic, new PublishRequest
        {
            Message = "{\"a\":\"ü\"}",
            Subject = "Hello",
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["n"] = new("Number", "12.50"),
                ["b"] = new("Binary", BinaryValue: new byte[] { 1, 2 }),
            },
        }).MessageId;

        var received = stage.Receive(queue)!;
        using var envelope = JsonDocument.Parse(received.Body);
        var root = envelope.RootElement;

        Assert.Equal(
            ["Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature",
             "SigningCertURL", "UnsubscribeURL", "MessageAttributes"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Notification", root.GetProperty("Type").GetString());
        Assert.Equal(id, root.GetProperty("MessageId").GetGuid());
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:events", root.GetProperty("TopicArn").GetString());
        Assert.Equal("Hello", root.GetProperty("Subject").GetString());
        Assert.Equal("{\"a\":\"ü\"}", root.GetProperty("Message").GetString());
        Assert.Equal("2026-03-01T12:00:00.000Z", root.GetProperty("Timestamp").GetString());
        Assert.Equal("1", root.GetProperty("SignatureVersion").GetString());
        Assert.Equal(256, root.GetProperty("Signature").GetBytesFromBase64().Length);
        Assert.EndsWith(stage.World.ArnOf(subscription), root.GetProperty("UnsubscribeURL").GetString());
        Assert.Equal(
            """{"b":{"Type":"Binary","Value":"AQI="},"n":{"Type":"Number","Value":"12.50"}}""",
            JsonSerializer.Serialize(root.GetProperty("MessageAttributes")));
        Assert.NotEqual(id, received.MessageId);
        Assert.Empty(received.MessageAttributes);
    }

    [Fact]
    public void Without_subject_and_attributes_the_envelope_has_neither()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        stage.Subscribe(topic, queue);
        stage.Publish(topic, "x");

        using var envelope = JsonDocument.Parse(stage.Receive(queue)!.Body);

        Assert.False(envelope.RootElement.TryGetProperty("Subject", out _));
        Assert.False(envelope.RootElement.TryGetProperty("MessageAttributes", out _));
    }

    [Fact]
    public void Raw_delivery_keeps_the_text_and_makes_the_attributes_those_of_the_message()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        stage.Subscribe(topic, queue, raw: true);
        stage.Publish(topic, "plain", ("kind", "order"));

        var received = stage.Receive(queue)!;

        Assert.Equal("plain", received.Body);
        Assert.Equal(new MessageAttributeValue("String", "order"), received.MessageAttributes["kind"]);
    }

    [Fact]
    public void A_subscription_is_made_once()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        var subscription = stage.Subscribe(topic, queue);

        Assert.Equal(subscription, stage.Subscribe(topic, queue));
        Assert.Equal(
            "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
            Assert.Throws<AwsError>(() => stage.Subscribe(topic, queue, raw: true)).Message);
    }

    [Fact]
    public void A_message_for_a_deleted_queue_goes_to_the_dead_letter_queue_of_the_subscription_in_the_same_form()
    {
        var (topic, queue, deadLetterQueue) = (stage.Topic(), stage.Queue(), stage.Queue("sns-dlq"));
        stage.World.Subscribe(new SubscriptionAttributes
        {
            Topic = topic,
            Queue = queue,
            RawMessageDelivery = true,
            DeadLetterTargetArn = stage.World.ArnOf(deadLetterQueue),
        });
        stage.World.DeleteQueue(queue);

        var id = stage.Publish(topic, "plain");

        Assert.Equal("plain", stage.Receive(deadLetterQueue)!.Body);
        Assert.Equal("queue orders does not exist", Assert.Single(stage.Facts(FactKind.DeliveryFailed)).Detail);
        var redriven = Assert.Single(stage.Facts(FactKind.RedrivenToDeadLetterQueue));
        Assert.Equal((id, queue, deadLetterQueue), (redriven.SnsMessageId, redriven.Queue, redriven.DeadLetterQueue));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Without_a_dead_letter_queue_it_is_lost_and_the_trace_says_so()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        stage.Subscribe(topic, queue);
        stage.World.DeleteQueue(queue);

        var id = stage.Publish(topic, "x");

        Assert.Equal(id, Assert.Single(stage.Facts(FactKind.Lost)).SnsMessageId);
        Assert.Equal(1, stage.World.Snapshot().Lost);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Raw_delivery_of_eleven_attributes_fails()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        stage.Subscribe(topic, queue, raw: true);

        stage.Publish(topic, "x", [.. Enumerable.Range(0, 11).Select(number => ($"a{number}", "x"))]);

        Assert.Equal("raw delivery takes 10 message attributes, this message has 11", Assert.Single(stage.Facts(FactKind.DeliveryFailed)).Detail);
    }

    [Fact]
    public void An_envelope_that_the_queue_finds_too_long_is_not_delivered()
    {
        var (topic, queue) = (stage.Topic(), stage.World.CreateQueue(new() { Name = "small", MaximumMessageSize = 1_024 }));
        stage.Subscribe(topic, queue);

        stage.Publish(topic, new string('a', 1_000));

        Assert.Contains("more than MaximumMessageSize 1024", Assert.Single(stage.Facts(FactKind.DeliveryFailed)).Detail);
    }

    [Fact]
    public void Deliveries_respect_the_delay_of_the_queue()
    {
        var (topic, queue) = (stage.Topic(), stage.World.CreateQueue(new() { Name = "slow", Delay = TimeSpan.FromSeconds(60) }));
        stage.Subscribe(topic, queue);
        stage.Publish(topic, "x");

        Assert.Null(stage.Receive(queue));
        stage.Wait(60);
        Assert.NotNull(stage.Receive(queue));
    }
}
