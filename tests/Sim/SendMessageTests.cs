using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class SendMessageTests
{
    private readonly Stage stage = new();
    private readonly QueueId queue;

    public SendMessageTests() => queue = stage.Queue();

    [Fact]
    public void The_body_is_digested_with_MD5() => Assert.Equal(
        "3d6b824fd8c1520e9a047d21fee6fb1f",
        stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = "message-1" }).MD5OfMessageBody);

    [Theory]
    [InlineData("adb59cd4678ea5a855436b949cd07ab6", "MyAttribute:String:foobar")]
    [InlineData("d302007e9aa062660afc85fd0a482472", "attr1:Number:99.12")]
    [InlineData("1f07082409022a373fa2a2601f82b3cb", "attr1:Number:19.12")]
    [InlineData("d25a6aea97eb8f585bfa92d314504a92", "Title:String:The Whistler", "Author:String:John Grisham", "WeeksOn:Number:6")]
    public void Attributes_are_digested_in_the_order_of_their_names(string digest, params string[] attributes)
    {
        var request = new SendMessageRequest
        {
            MessageBody = "x",
            MessageAttributes = attributes.Select(text => text.Split(':'))
                .ToDictionary(parts => parts[0], parts => new MessageAttributeValue(parts[1], parts[2])),
        };

        Assert.Equal(digest, stage.World.SendMessage(queue, request).MD5OfMessageAttributes);
        Assert.Equal(digest, stage.Receive(queue)!.MD5OfMessageAttributes);
    }

    [Fact]
    public void A_message_without_attributes_has_no_digest_of_them()
    {
        stage.Send(queue);

        Assert.Null(stage.Receive(queue)!.MD5OfMessageAttributes);
    }

    [Fact]
    public void A_binary_attribute_comes_back_as_it_was_sent()
    {
        Send("x", ("b", new MessageAttributeValue("Binary.png", BinaryValue: new byte[] { 1, 2, 3 })));

        var value = stage.Receive(queue)!.MessageAttributes["b"];
        Assert.Equal("Binary.png", value.DataType);
        Assert.Equal([1, 2, 3], value.BinaryValue!.Value.ToArray());
    }

    [Fact]
    public void The_longest_message_is_one_mebibyte() => Send(new string('a', 1_048_576));

    [Fact]
    public void A_longer_message_is_refused() => Refused(
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        () => Send(new string('a', 1_048_577)));

    [Fact]
    public void Name_data_type_and_value_of_attributes_count_towards_the_size()
    {
        var small = stage.World.CreateQueue(new QueueAttributes { Name = "small", MaximumMessageSize = 1_024 });
        var rest = 1_024 - "k".Length - "String".Length - "x".Length;
        var attributes = new Dictionary<string, MessageAttributeValue> { ["k"] = new("String", "x") };

        stage.World.SendMessage(small, new SendMessageRequest { MessageBody = new string('a', rest), MessageAttributes = attributes });
        Refused(
            "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
            () => stage.World.SendMessage(
                small, new SendMessageRequest { MessageBody = new string('a', rest + 1), MessageAttributes = attributes }));
    }

    [Fact]
    public void An_empty_body_is_refused() =>
        Refused("The request must contain the parameter MessageBody.", () => Send(""), "MissingParameter");

    [Fact]
    public void A_control_character_is_refused() => Assert.Equal(
        "InvalidMessageContents", Assert.Throws<AwsError>(() => Send("bell \a")).Code);

    [Fact]
    public void An_empty_attribute_is_refused() => Refused(
        "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
        () => Send("x", ("ErrorDetails", new MessageAttributeValue("String", ""))));

    [Fact]
    public void An_eleventh_attribute_is_refused()
    {
        var attributes = Enumerable.Range(0, 11).Select(number => ($"a{number}", new MessageAttributeValue("String", "x"))).ToArray();

        Send("x", attributes[..10]);
        Refused("Number of message attributes [11] exceeds the allowed maximum [10].", () => Send("x", attributes));
    }

    [Theory]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("AWS.a")]
    [InlineData("amazon.a")]
    [InlineData("a b")]
    public void Reserved_and_malformed_attribute_names_are_refused(string name) => Assert.Equal(
        "InvalidParameterValue",
        Assert.Throws<AwsError>(() => Send("x", (name, new MessageAttributeValue("String", "x")))).Code);

    [Theory]
    [InlineData("Text", "x")]
    [InlineData("Number", "twelve")]
    public void Unknown_types_and_values_that_do_not_fit_are_refused(string type, string value) => Assert.Equal(
        "InvalidParameterValue",
        Assert.Throws<AwsError>(() => Send("x", ("a", new MessageAttributeValue(type, value)))).Code);

    [Fact]
    public void A_batch_fails_entry_by_entry()
    {
        var small = stage.World.CreateQueue(new QueueAttributes { Name = "small", MaximumMessageSize = 1_024 });

        var results = stage.World.SendMessageBatch(small, [Entry("good", "x"), Entry("bad", new string('a', 1_025))]);

        Assert.NotNull(results[0].Result);
        Assert.Equal(
            "One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.",
            results[1].Error!.Message);
        Assert.Equal(1, stage.Look(small).Visible);
    }

    [Fact]
    public void A_batch_of_more_than_a_mebibyte_is_refused_whole() => Refused(
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.",
        () => stage.World.SendMessageBatch(queue, [Entry("a", new string('a', 1_048_576)), Entry("b", "b")]),
        "AWS.SimpleQueueService.BatchRequestTooLong");

    [Fact]
    public void A_batch_of_twenty_is_refused_whole() => Refused(
        "Maximum number of entries per request are 10. You have sent 20.",
        () => stage.World.SendMessageBatch(queue, [.. Enumerable.Range(0, 20).Select(number => Entry($"e{number}", "x"))]),
        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest");

    [Theory]
    [InlineData("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "a", "a")]
    [InlineData("AWS.SimpleQueueService.InvalidBatchEntryId", "a b")]
    [InlineData("AWS.SimpleQueueService.EmptyBatchRequest")]
    public void A_batch_needs_distinct_well_formed_ids(string code, params string[] ids) => Assert.Equal(
        code,
        Assert.Throws<AwsError>(() => stage.World.SendMessageBatch(queue, [.. ids.Select(id => Entry(id, "x"))])).Code);

    private void Send(string body, params (string Name, MessageAttributeValue Value)[] attributes) =>
        stage.World.SendMessage(queue, new SendMessageRequest
        {
            MessageBody = body,
            MessageAttributes = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
        });

    private static SendMessageBatchRequestEntry Entry(string id, string body) => new(id, new SendMessageRequest { MessageBody = body });

    private static void Refused(string message, Action action, string code = "InvalidParameterValue")
    {
        var error = Assert.Throws<AwsError>(action);
        Assert.Equal((code, message), (error.Code, error.Message));
    }
}
