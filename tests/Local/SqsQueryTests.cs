using System.Net;
using System.Xml.Linq;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;

namespace Tests.Local;

/// <summary>SQS's query protocol, and raw requests of the JSON one, as they go over the wire.</summary>
public sealed class SqsQueryTests : IAsyncLifetime
{
    private static readonly XNamespace Xml = "http://queue.amazonaws.com/doc/2012-11-05/";

    private readonly World world = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1 });
    private readonly HttpClient http = new();
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;

    public async Task InitializeAsync()
    {
        endpoint = await AwsEndpoint.StartAsync(call =>
        {
            lock (turn)
            {
                return AwsServices.Answer(world, new Tables(world.Clock), call);
            }
        });
        http.BaseAddress = new Uri(endpoint.Url);
        http.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=key/20260301/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0");
        world.CreateQueue(new() { Name = "orders" });
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await endpoint!.DisposeAsync();
    }

    [Fact]
    public async Task A_queue_is_created_with_numbered_attributes_and_tags()
    {
        var (status, answer) = await Post("/", "Action=CreateQueue&Version=2012-11-05&QueueName=new&Attribute.1.Name=DelaySeconds&Attribute.1.Value=7&Tag.1.Key=team&Tag.1.Value=a+b%26c");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Xml + "CreateQueueResponse", answer.Name);
        Assert.Equal($"{endpoint!.Url}/123456789012/new", answer.Element(Xml + "CreateQueueResult")!.Element(Xml + "QueueUrl")!.Value);
        Assert.Matches("^[0-9a-f-]{36}$", answer.Element(Xml + "ResponseMetadata")!.Element(Xml + "RequestId")!.Value);
        Assert.Equal(TimeSpan.FromSeconds(7), world.AttributesOf(world.QueueByName("new")).Delay);
        Assert.Equal("a b&c", world.Queues.Tags.Of(world.QueueByName("new"))["team"]);
    }

    [Fact]
    public async Task A_message_makes_the_whole_way_at_the_queues_own_address()
    {
        const string Queue = "/123456789012/orders";
        var (_, sent) = await Post(Queue, "Action=SendMessage&MessageBody=a%0D%3Cb%3E&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v");
        var (_, received) = await Post(Queue, "Action=ReceiveMessage&AttributeName.1=All&MessageAttributeName.1=All&VisibilityTimeout=10");

        var message = received.Element(Xml + "ReceiveMessageResult")!.Element(Xml + "Message")!;
        Assert.Equal(sent.Element(Xml + "SendMessageResult")!.Element(Xml + "MessageId")!.Value, message.Element(Xml + "MessageId")!.Value);
        Assert.Equal("a\r<b>", message.Element(Xml + "Body")!.Value);
        Assert.Contains(message.Elements(Xml + "Attribute"), attribute => attribute.Element(Xml + "Name")!.Value == "ApproximateReceiveCount" && attribute.Element(Xml + "Value")!.Value == "1");
        var attribute = Assert.Single(message.Elements(Xml + "MessageAttribute"));
        Assert.Equal("n", attribute.Element(Xml + "Name")!.Value);
        Assert.Equal("v", attribute.Element(Xml + "Value")!.Element(Xml + "StringValue")!.Value);
        Assert.Equal("String", attribute.Element(Xml + "Value")!.Element(Xml + "DataType")!.Value);

        var (_, deleted) = await Post(Queue, $"Action=DeleteMessage&ReceiptHandle={WebUtility.UrlEncode(message.Element(Xml + "ReceiptHandle")!.Value)}");
        Assert.Equal([Xml + "ResponseMetadata"], deleted.Elements().Select(element => element.Name));
        Assert.Empty(world.MessagesIn(world.QueueByName("orders")));
        var (_, nothing) = await Post(Queue, "Action=ReceiveMessage");
        Assert.True(nothing.Element(Xml + "ReceiveMessageResult")!.IsEmpty);
    }

    [Fact]
    public async Task A_batch_answers_entry_by_entry_in_the_order_of_its_numbers()
    {
        var entries = string.Concat(Enumerable.Range(1, 10).Select(number => $"&SendMessageBatchRequestEntry.{number}.Id=id{number}&SendMessageBatchRequestEntry.{number}.MessageBody={(number == 3 ? "%01" : "b")}"));

        var (_, answer) = await Post("/", $"Action=SendMessageBatch&QueueUrl=http%3A%2F%2Fx%2F123456789012%2Forders{entries}");

        var result = answer.Element(Xml + "SendMessageBatchResult")!;
        Assert.Equal(
            ["id1", "id2", "id4", "id5", "id6", "id7", "id8", "id9", "id10"],
            result.Elements(Xml + "SendMessageBatchResultEntry").Select(entry => entry.Element(Xml + "Id")!.Value));
        var failed = Assert.Single(result.Elements(Xml + "BatchResultErrorEntry"));
        Assert.Equal(("id3", "true"), (failed.Element(Xml + "Id")!.Value, failed.Element(Xml + "SenderFault")!.Value));
    }

    [Fact]
    public async Task A_GET_of_a_queues_address_describes_it()
    {
        var answer = XElement.Parse(await http.GetStringAsync("/123456789012/orders?Action=GetQueueAttributes&AttributeName.1=VisibilityTimeout"));

        Assert.Equal(
            "<Attribute xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><Name>VisibilityTimeout</Name><Value>30</Value></Attribute>",
            answer.Element(Xml + "GetQueueAttributesResult")!.Elements().Single().ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public async Task A_presigned_address_will_do_but_not_from_a_browser()
    {
        const string Presigned = "/123456789012/orders?Action=DeleteQueue&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=key%2F20260301%2Fus-east-1%2Fsqs%2Faws4_request&X-Amz-Signature=0";
        http.DefaultRequestHeaders.Clear();
        using var picture = new HttpRequestMessage(HttpMethod.Get, Presigned);
        picture.Headers.Add("Accept-Language", "en");

        using var refused = await http.SendAsync(picture);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        world.QueueByName("orders");
        using var answer = await http.GetAsync(Presigned);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", Assert.Throws<AwsError>(() => world.QueueByName("orders")).Code);
    }

    [Fact]
    public async Task Who_prefers_JSON_gets_it_in_the_form_of_the_XML()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/123456789012/orders?Action=GetQueueAttributes&AttributeName.1=DelaySeconds");
        request.Headers.Add("Accept", "application/json");

        using var answer = await http.SendAsync(request);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            """{"GetQueueAttributesResponse":{"GetQueueAttributesResult":{"Attributes":[{"Name":"DelaySeconds","Value":"0"}]},"ResponseMetadata":{"RequestId":""",
            await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("%00%01%1B%5B2J")]
    [InlineData("%EF%BF%BE%EF%BF%BF")]
    [InlineData("%3C/Message%3E%3C!DOCTYPE+x%3E%26%22%5D%5D%3E")]
    [InlineData("%ED%A0%80%FF")]
    [InlineData("%F0%9F%90%99")]
    public async Task Answers_stay_well_formed_whatever_a_client_names_things(string hostile)
    {
        foreach (var form in new[] { $"Action={hostile}", $"Action=GetQueueUrl&QueueName={hostile}", $"Action=GetQueueAttributes&QueueUrl=orders&AttributeName.1={hostile}", $"Action=CreateQueue&QueueName={hostile}", $"Action=RemovePermission&QueueUrl=orders&Label={hostile}" })
        {
            var (status, answer) = await Post("/", form);
            Assert.Equal((HttpStatusCode.BadRequest, Xml + "ErrorResponse"), (status, answer.Name));
        }

        await Post("/", $"Action=TagQueue&QueueUrl=orders&Tag.1.Key={hostile}&Tag.1.Value={hostile}");
        var (_, tags) = await Post("/", "Action=ListQueueTags&QueueUrl=orders");
        Assert.Single(tags.Element(Xml + "ListQueueTagsResult")!.Elements(Xml + "Tag"));
    }

    [Fact]
    public async Task An_error_is_JSON_too_for_who_prefers_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/123456789012/orders?Action=ListQueues");
        request.Headers.Add("Accept", "application/json");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("""{"Error":{"Type":"Sender","Code":"InvalidAction","Message":"The action ListQueues is not valid for this endpoint."},"RequestId":""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_empty_list_as_SDKs_write_it_is_empty()
    {
        var (_, answer) = await Post("/123456789012/orders", "Action=SendMessageBatch&Entries=");

        Assert.Equal("AWS.SimpleQueueService.EmptyBatchRequest", answer.Element(Xml + "Error")!.Element(Xml + "Code")!.Value);
    }

    [Theory]
    [InlineData("/", "Action=FooBar", 400, "InvalidAction", "The action FooBar is not valid for this endpoint.")]
    [InlineData("/123456789012/orders", "Action=CreateQueue&QueueName=x", 400, "InvalidAction", "The action CreateQueue is not valid for this endpoint.")]
    [InlineData("/123456789012/orders", "Action=SendMessage", 400, "MissingParameter", "The request must contain the parameter MessageBody.")]
    [InlineData("/", "Action=SendMessage&MessageBody=a", 400, "MissingParameter", "The request must contain the parameter QueueUrl.")]
    [InlineData("/", "Action=CreateQueue", 400, "InvalidParameterValue", "Value for parameter QueueName is invalid. Reason: Must specify a queue name.")]
    [InlineData("/", "Action=GetQueueUrl&QueueName=other", 400, "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist for this wsdl version.")]
    [InlineData("/123456789012/orders", "Action=GetQueueAttributes&AttributeName.1=%3Cx%3E", 400, "InvalidAttributeName", "Unknown Attribute <x>.")]
    [InlineData("/", "Action=ListMessageMoveTasks&SourceArn=arn:aws:sqs:us-east-1:123456789012:other", 404, "ResourceNotFoundException", "The resource that you specified for the SourceArn parameter doesn't exist.")]
    public async Task An_error_has_the_older_code_in_XML(string path, string form, int expected, string code, string message)
    {
        var (status, answer) = await Post(path, form);

        Assert.Equal(expected, (int)status);
        Assert.Equal(Xml + "ErrorResponse", answer.Name);
        var error = answer.Element(Xml + "Error")!;
        Assert.Equal(["Type", "Code", "Message", "Detail"], error.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(("Sender", code, message), (error.Element(Xml + "Type")!.Value, error.Element(Xml + "Code")!.Value, error.Element(Xml + "Message")!.Value));
        Assert.NotNull(answer.Element(Xml + "RequestId"));
    }

    [Fact]
    public async Task A_request_without_an_action_is_no_operation()
    {
        using var answer = await http.GetAsync("/123456789012/orders");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<UnknownOperationException", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task More_fields_than_any_request_has_are_refused()
    {
        var (status, answer) = await Post("/", "Action=ListQueues" + string.Concat(Enumerable.Range(0, 2_000).Select(number => $"&a{number}=1")));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("MalformedInput", answer.Element(Xml + "Error")!.Element(Xml + "Code")!.Value);
    }

    [Theory]
    [InlineData("Fly", "{}", "com.amazon.coral.service#UnknownOperationException", null)]
    [InlineData("ListQueues", "no JSON", "com.amazon.coral.service#SerializationException", null)]
    [InlineData("ListQueues", "{\"MaxResults\":\"a\"}", "com.amazon.coral.service#SerializationException", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("CreateQueue", "{\"QueueName\":{}}", "com.amazon.coral.service#SerializationException", "Start of structure or map found where not expected.")]
    [InlineData("CreateQueue", "{\"QueueName\":\"x\",\"Attributes\":{\"DelaySeconds\":[]}}", "com.amazon.coral.service#SerializationException", "Unrecognized collection type class java.lang.String")]
    [InlineData("GetQueueUrl", "{\"QueueName\":\"other\"}", "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.")]
    public async Task What_is_wrong_with_JSON_is_told_in_JSON(string operation, string body, string type, string? message)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = new("application/x-amz-json-1.0");
        content.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        using var answer = await http.PostAsync("/", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(type, json.RootElement.GetProperty("__type").GetString());
        Assert.Equal(message, json.RootElement.TryGetProperty("message", out var text) ? text.GetString() : null);
    }

    private async Task<(HttpStatusCode Status, XElement Answer)> Post(string path, string form)
    {
        using var content = new StringContent(form);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(path, content);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync(), LoadOptions.PreserveWhitespace));
    }
}
