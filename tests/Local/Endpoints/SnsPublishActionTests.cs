using System.Text.Json;
using Sim.Sqs;

namespace Tests.Local.Endpoints;

/// <summary>Publish and PublishBatch over HTTP; the texts are recorded answers of AWS.</summary>
public sealed class SnsPublishActionTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:news";
    private const string Batch = "PublishBatchRequestEntries.member.";
    private const string Attribute = "MessageAttributes.entry.1.";

    private ServedTestWorld? served;
    private QueueId queue;

    private SnsCalls Sns => new(served!.Url);

    private string LastBody => served!.World.MessagesIn(queue)[^1].Body;

    public async Task InitializeAsync()
    {
        served = await ServedTestWorld.StartAsync();
        queue = served.World.CreateQueue(new() { Name = "inbox" });
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", served.World.ArnOf(queue));
    }

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task A_queue_gets_the_envelope_as_SNS_spaces_it()
    {
        var id = SnsCalls.Text(await Sns.Succeed("Publish", "TopicArn", Arn, "Message", "a+b&c=ü", "Subject", "s"), "MessageId");

        Assert.StartsWith(
            $"{{\n  \"Type\" : \"Notification\",\n  \"MessageId\" : \"{id}\",\n  \"TopicArn\" : \"{Arn}\",\n  \"Subject\" : \"s\",\n  \"Message\" : \"a+b&c=ü\",\n  \"Timestamp\" : \"2026-03-01T12:00:00.000Z\",\n  \"SignatureVersion\" : \"1\",\n",
            LastBody);
    }

    [Fact]
    public async Task The_topic_says_which_version_signs()
    {
        await Sns.Succeed("SetTopicAttributes", "TopicArn", Arn, "AttributeName", "SignatureVersion", "AttributeValue", "2");
        await Sns.Succeed("Publish", "TargetArn", Arn, "Message", "m");

        Assert.Equal("2", JsonDocument.Parse(LastBody).RootElement.GetProperty("SignatureVersion").GetString());
    }

    [Fact]
    public async Task Raw_delivery_keeps_texts_texts_and_bytes_bytes()
    {
        var subscription = SnsCalls.Text(await Sns.Succeed("ListSubscriptions"), "SubscriptionArn")!;
        await Sns.Succeed("SetSubscriptionAttributes", "SubscriptionArn", subscription, "AttributeName", "RawMessageDelivery", "AttributeValue", "True");
        await Sns.Succeed(
            "Publish", "TopicArn", Arn, "Message", "m",
            $"{Attribute}Name", "n", $"{Attribute}Value.DataType", "Number", $"{Attribute}Value.StringValue", "99.12",
            "MessageAttributes.entry.2.Name", "b", "MessageAttributes.entry.2.Value.DataType", "Binary", "MessageAttributes.entry.2.Value.BinaryValue", "AgME");

        var message = Assert.Single(served!.World.MessagesIn(queue));
        Assert.Equal(("m", "99.12", null), (message.Body, message.MessageAttributes["n"].StringValue, message.MessageAttributes["n"].BinaryValue));
        Assert.Equal([2, 3, 4], message.MessageAttributes["b"].BinaryValue!.Value.ToArray());
    }

    [Fact]
    public async Task A_batch_answers_for_each_entry()
    {
        var answer = await Sns.Succeed("PublishBatch", "TopicArn", Arn, $"{Batch}1.Id", "one", $"{Batch}1.Message", "first", $"{Batch}2.Id", "two", $"{Batch}2.Message", "second");

        Assert.Equal(["one", "two"], SnsCalls.Texts(answer, "Id"));
        Assert.Equal(2, served!.World.MessagesIn(queue).Count);
        Assert.Equal("", SnsCalls.Text(answer, "Failed"));
    }

    [Theory]
    [InlineData("400 InvalidBatchEntryId: The Id of a batch entry in the batch request contains an impermissible character: a.b", "1.Id", "a.b", "1.Message", "m")]
    [InlineData("400 BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.", "1.Id", "a", "1.Message", "m", "2.Id", "a", "2.Message", "m")]
    [InlineData("400 ValidationError: 1 validation error detected: Value null at 'publishBatchRequestEntries.1.member.id' failed to satisfy constraint: Member must not be null", "1.Message", "m")]
    [InlineData("400 ValidationError: 1 validation error detected: Value null at 'publishBatchRequestEntries.1.member.messageAttributes.x.member.dataType' failed to satisfy constraint: Member must not be null", "1.Id", "a", "1.Message", "m", "1.MessageAttributes.entry.1.Name", "x")]
    [InlineData("400 EmptyBatchRequest: The batch request doesn't contain any entries.")]
    public async Task A_batch_is_refused_as_a_whole(string error, params string[] fields) => Assert.Equal(
        error, await Sns.Fail("PublishBatch", ["TopicArn", Arn, .. fields.Select((field, at) => at % 2 == 0 ? Batch + field : field)]));

    [Theory]
    [InlineData("The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.", "DataType", "String")]
    [InlineData("The message attribute 'a' with type 'Binary' must use field 'Binary'.", "DataType", "Binary", "StringValue", "x")]
    [InlineData("The message attribute 'a' with type 'Number' must use field 'String'.", "DataType", "Number", "BinaryValue", "AgME")]
    [InlineData("The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.", "DataType", "String.", "StringValue", "x")]
    [InlineData("Could not cast message attribute 'a' value to number.", "DataType", "Number", "StringValue", "NaN")]
    public async Task An_attribute_has_a_value_of_its_type(string error, params string[] fields) => Assert.Equal(
        $"400 ParameterValueInvalid: {error}",
        await Sns.Fail("Publish", ["TopicArn", Arn, "Message", "m", $"{Attribute}Name", "a", .. fields.Select((field, at) => at % 2 == 0 ? $"{Attribute}Value.{field}" : field)]));

    [Fact]
    public async Task A_publish_names_a_topic_and_a_message()
    {
        Assert.Equal("400 InvalidParameter: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter", await Sns.Fail("Publish", "Message", "m"));
        Assert.Equal("400 ValidationError: 1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be null", await Sns.Fail("Publish", "TopicArn", Arn));
        Assert.Equal("400 InvalidParameter: Invalid parameter: Empty message", await Sns.Fail("Publish", "TopicArn", Arn, "Message", ""));
    }

    [Fact]
    public async Task The_fields_may_stand_in_the_address()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{served!.Url}/?Action=Publish&TopicArn={Arn}&Message=by%20address"));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260301/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=0");

        Assert.Equal(200, (int)(await http.SendAsync(request)).StatusCode);
        Assert.Contains("by address", LastBody);
    }

    [Fact]
    public async Task A_trace_header_reaches_the_queue()
    {
        using var response = await SignedCall.SendAsync(
            served!.Url, "sns", HttpMethod.Post, "/", System.Text.Encoding.UTF8.GetBytes($"Action=Publish&TopicArn={Arn}&Message=m"),
            "application/x-www-form-urlencoded", ("X-Amzn-Trace-Id", "Root=1-3152b799-8954dae64eda91bc9a23a7e8"));

        Assert.Equal("Root=1-3152b799-8954dae64eda91bc9a23a7e8", Assert.Single(served.World.ReceiveMessage(queue, 1)).Attributes["AWSTraceHeader"]);
    }

    [Fact]
    public async Task A_FIFO_topic_keeps_the_group_from_a_queue_without_order()
    {
        const string Fifo = "arn:aws:sns:eu-west-1:123456789012:orders.fifo";
        await Sns.Succeed("CreateTopic", "Name", "orders.fifo", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true");
        await Sns.Succeed("Subscribe", "TopicArn", Fifo, "Protocol", "sqs", "Endpoint", served!.World.ArnOf(queue));
        var published = await Sns.Succeed("Publish", "TopicArn", Fifo, "Message", "m", "MessageGroupId", "g", "MessageDeduplicationId", "d");

        Assert.Equal(20, SnsCalls.Text(published, "SequenceNumber")!.Length);
        Assert.DoesNotContain("MessageGroupId", Assert.Single(served.World.ReceiveMessage(queue, 1)).Attributes.Keys);
    }
}
