using Sim;
using Sim.Sns;

namespace Tests.Sim;

public sealed class PublishTests
{
    private readonly Stage stage = new();
    private readonly TopicId topic;

    public PublishTests() => topic = stage.Topic();

    [Theory]
    [InlineData("", null, "Invalid parameter: Empty message")]
    [InlineData("x", "", "Invalid parameter: Subject")]
    [InlineData("x", "two\nlines", "Invalid parameter: Subject")]
    public void Messages_are_checked(string message, string? subject, string reason)
    {
        var error = Assert.Throws<AwsError>(() => stage.World.Publish(topic, new PublishRequest { Message = message, Subject = subject }));

        Assert.Equal(("InvalidParameter", reason), (error.Code, error.Message));
    }

    [Fact]
    public void Text_and_attributes_together_are_at_most_256_KiB()
    {
        var rest = 262_144 - "k".Length - "String".Length - "x".Length;
        stage.Publish(topic, new string('a', rest), ("k", "x"));

        var error = Assert.Throws<AwsError>(() => stage.Publish(topic, new string('a', rest + 1), ("k", "x")));

        Assert.Equal("Invalid parameter: Message too long", error.Message);
    }

    [Theory]
    [InlineData(".a", "String", "x", "Invalid message attribute name starting with character '.' was found.")]
    [InlineData("a.", "String", "x", "Invalid message attribute name ending with character '.' was found.")]
    [InlineData("a..b", "String", "x", "Message attribute name can not have successive '.' character.")]
    [InlineData("a^b", "String", "x", "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.")]
    [InlineData("attr1", "Text", "x", "The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.")]
    [InlineData("attr1", "String", "", "The message attribute 'attr1' must contain non-empty message attribute value for message attribute type 'String'.")]
    [InlineData("attr1", "Binary", "x", "The message attribute 'attr1' with type 'Binary' must use field 'Binary'.")]
    public void Attributes_are_checked(string name, string type, string value, string reason)
    {
        var error = Assert.Throws<AwsError>(() => stage.World.Publish(topic, new PublishRequest
        {
            Message = "x",
            MessageAttributes = new Dictionary<string, MessageAttributeValue> { [name] = new(type, value) },
        }));

        Assert.Equal(("ParameterValueInvalid", reason), (error.Code, error.Message));
    }

    [Fact]
    public void A_topic_that_does_not_exist_is_not_found()
    {
        var error = Assert.Throws<AwsError>(() => stage.Publish(new TopicId(9), "x"));

        Assert.Equal(("NotFound", 404), (error.Code, error.HttpStatus));
    }

    [Fact]
    public void A_message_that_is_wrong_makes_SNS_refuse_its_whole_batch()
    {
        var queue = stage.Queue();
        stage.Subscribe(topic, queue);

        var error = Assert.Throws<AwsError>(
            () => stage.World.PublishBatch(topic, [new PublishRequest { Message = "x" }, new PublishRequest { Message = "" }]));

        Assert.Equal("Invalid parameter: Empty message", error.Message);
        Assert.Equal(0, stage.Look(queue).Visible);
    }

    [Fact]
    public void A_batch_shares_the_limit_of_one_message()
    {
        var half = new PublishRequest { Message = new string('a', 131_073) };

        var error = Assert.Throws<AwsError>(() => stage.World.PublishBatch(topic, [half, half]));

        Assert.Equal(("BatchRequestTooLong", "The length of all the messages put together is more than the limit."), (error.Code, error.Message));
    }

    [Fact]
    public void One_request_can_be_published_many_times()
    {
        var queue = stage.Queue();
        stage.Subscribe(topic, queue);
        var request = new PublishRequest { Message = "x" };

        var ids = Enumerable.Range(0, 100).Select(_ => stage.World.Publish(topic, request).MessageId).ToHashSet();

        Assert.Equal(100, ids.Count);
        Assert.Equal(100, stage.World.MessagesIn(queue).Select(message => message.MessageId).Distinct().Count());
    }

    [Fact]
    public void A_message_that_no_subscription_takes_is_noted()
    {
        stage.Subscribe(topic, stage.Queue(), """{"kind":["order"]}""");

        var id = stage.Publish(topic, "x", ("kind", "refund"));

        Assert.Equal(id, Assert.Single(stage.Facts(FactKind.NoSubscriptionMatched)).SnsMessageId);
        Assert.Equal("kind", Assert.Single(stage.Facts(FactKind.FilteredOut)).Detail);
        Assert.Equal(1, Assert.Single(stage.World.Snapshot().Topics).NoSubscriptionMatched);
    }
}
