using System.Text;
using System.Text.Json;

namespace Tests.Local.Endpoints;

/// <summary>What SQS refuses of parameters, in its JSON protocol.</summary>
public sealed class SqsValidationTests : IAsyncLifetime
{
    private ServedTestWorld? served;

    public async Task InitializeAsync()
    {
        served = await ServedTestWorld.StartAsync();
        served.World.CreateQueue(new() { Name = "orders" });
        served.World.CreateQueue(new() { Name = "orders.fifo", FifoQueue = true });
    }

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Theory]
    [InlineData("RemovePermission", """{"QueueUrl":"orders","Label":""}""", "MissingRequiredParameterException", "The request must contain the parameter Label.")]
    [InlineData("RemovePermission", """{"QueueUrl":"orders"}""", "MissingRequiredParameterException", "The request must contain the parameter Label.")]
    [InlineData(
        "ReceiveMessage", """{"QueueUrl":"orders.fifo","ReceiveRequestAttemptId":"a b"}""", "InvalidParameterValueException",
        "Value a b for parameter ReceiveRequestAttemptId is invalid. Reason: ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length.")]
    [InlineData(
        "SendMessage", """{"QueueUrl":"orders","MessageBody":"\ud800"}""", "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF")]
    [InlineData("SendMessage", """{"QueueUrl":"orders","MessageBody":"x","MessageAttributes":{"n":{"DataType":"Number","StringValue":"NaN"}}}""", "InvalidParameterValueException", "Can't cast the value of message (user) attribute 'n' to a number.")]
    [InlineData("SendMessage", """{"QueueUrl":"orders","MessageBody":"x","MessageAttributes":{"n":{"DataType":"Number","StringValue":" 5"}}}""", "InvalidParameterValueException", "Can't cast the value of message (user) attribute 'n' to a number.")]
    public async Task A_parameter_is_refused(string operation, string body, string type, string message)
    {
        var (status, answer) = await Call(operation, body);

        Assert.Equal(400, status);
        Assert.Equal($"com.amazonaws.sqs#{type}", answer.GetProperty("__type").GetString());
        Assert.Equal(message, answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_fails_its_entry_of_a_batch_alone()
    {
        var (status, answer) = await Call("SendMessageBatch", """{"QueueUrl":"orders","Entries":[{"Id":"1","MessageBody":"\udc00"},{"Id":"2","MessageBody":"\ud83d\ude00"}]}""");

        Assert.Equal(200, status);
        Assert.Equal("InvalidMessageContents", answer.GetProperty("Failed")[0].GetProperty("Code").GetString());
        Assert.Equal("2", answer.GetProperty("Successful")[0].GetProperty("Id").GetString());
    }

    [Fact]
    public async Task The_type_of_an_attribute_has_at_most_256_characters()
    {
        var type = "String." + new string('x', 249);
        Assert.Equal(200, (await Call("SendMessage", Sent(type))).Status);

        var (status, answer) = await Call("SendMessage", Sent(type + "x"));
        Assert.Equal(400, status);
        Assert.Equal("Message (user) attribute types must be shorter than 256 Bytes", answer.GetProperty("message").GetString());

        static string Sent(string type) => """{"QueueUrl":"orders","MessageBody":"x","MessageAttributes":{"a":{"StringValue":"x","DataType":"TYPE"}}}""".Replace("TYPE", type, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_has_at_most_256_characters_of_value()
    {
        var value = new string('v', 256);
        Assert.Equal(200, (await Call("TagQueue", $$$"""{"QueueUrl":"orders","Tags":{"a":"{{{value}}}"}}""")).Status);

        var (status, answer) = await Call("TagQueue", $$$"""{"QueueUrl":"orders","Tags":{"a":"{{{value}}}v"}}""");
        Assert.Equal(400, status);
        Assert.Equal("com.amazonaws.sqs#InvalidParameterValueException", answer.GetProperty("__type").GetString());
    }

    /// <summary>As the examples of the API reference have it: <c>&amp;AttributeName=All</c>.</summary>
    [Fact]
    public async Task A_list_of_one_need_not_be_numbered_in_a_form()
    {
        using var response = await SignedCall.FormAsync(served!.Url, "sqs", "Action=GetQueueAttributes&Version=2012-11-05&QueueUrl=orders&AttributeName=QueueArn");

        Assert.Contains("<Value>arn:aws:sqs:eu-west-1:123456789012:orders</Value>", await response.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, JsonElement Answer)> Call(string operation, string body)
    {
        using var response = await SignedCall.SendAsync(
            served!.Url, "sqs", HttpMethod.Post, "/", Encoding.UTF8.GetBytes(body), "application/x-amz-json-1.0", ("X-Amz-Target", $"AmazonSQS.{operation}"));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, json.RootElement.Clone());
    }
}
