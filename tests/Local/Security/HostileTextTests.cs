using System.Xml;
using System.Xml.Linq;

namespace Tests.Local.Security;

/// <summary>Threat 6: whatever a client calls things, an XML answer is well-formed, and nothing of it is our bug.</summary>
public sealed class HostileTextTests : IAsyncLifetime
{
    private SecuredEndpoint endpoint = null!;

    public static TheoryData<string> Hostile =>
    [
        "%00%01%1B%5B2J", // controls
        "%EF%BF%BE%EF%BF%BF", // U+FFFE, U+FFFF
        "%ED%A0%80%ED%BF%BF%FF", // halves of a pair, and what is no UTF-8
        "%F0%9F%90%99%E2%80%AE", // beyond 16 bits, and a turn of direction
        "%3C%21DOCTYPE+x+%5B%3C%21ENTITY+e+SYSTEM+%22file%3A%2F%2F%2Fetc%2Fpasswd%22%3E%5D%3E%26e%3B",
        "%5D%5D%3E%3C%2FMessage%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%0D%0A%5BERROR%5D+fake%0D%0A%26%23x1%3B",
    ];

    public async Task InitializeAsync()
    {
        endpoint = await SecuredEndpoint.StartAsync();
        await endpoint.AskAsync(endpoint.CreateQueue());
        await endpoint.AskAsync(endpoint.Post("sns", "Action=CreateTopic&Name=made"));
    }

    public async Task DisposeAsync()
    {
        await endpoint.DisposeAsync();
        Assert.Null(endpoint.Failure);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task SQS_stays_well_formed(string text) => await WellFormedAsync(
        "sqs",
        $"Action={text}",
        $"Action=CreateQueue&QueueName={text}",
        $"Action=GetQueueUrl&QueueName={text}",
        $"Action=SendMessage&QueueUrl=/000000000000/made&MessageBody={text}",
        $"Action=SendMessage&QueueUrl=/000000000000/made&MessageBody=x&MessageAttribute.1.Name={text}&MessageAttribute.1.Value.DataType={text}&MessageAttribute.1.Value.StringValue={text}",
        $"Action=SendMessageBatch&QueueUrl=/000000000000/made&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody={text}",
        "Action=ReceiveMessage&QueueUrl=/000000000000/made&MaxNumberOfMessages=10&MessageAttributeName.1=All",
        $"Action=DeleteMessage&QueueUrl=/000000000000/made&ReceiptHandle={text}",
        $"Action=TagQueue&QueueUrl=/000000000000/made&Tag.1.Key={text}&Tag.1.Value={text}",
        "Action=ListQueueTags&QueueUrl=/000000000000/made");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task SNS_stays_well_formed(string text)
    {
        const string Topic = "TopicArn=arn:aws:sns:us-east-1:000000000000:made";
        await WellFormedAsync(
            "sns",
            $"Action={text}",
            $"Action=CreateTopic&Name={text}",
            $"Action=Publish&TopicArn={text}&Message=x",
            $"Action=Publish&{Topic}&Message={text}&Subject={text}",
            $"Action=Publish&{Topic}&Message=x&MessageAttributes.entry.1.Name={text}&MessageAttributes.entry.1.Value.DataType={text}&MessageAttributes.entry.1.Value.StringValue={text}",
            $"Action=Subscribe&{Topic}&Protocol={text}&Endpoint={text}",
            $"Action=Subscribe&{Topic}&Protocol=sms&Endpoint={text}",
            $"Action=SetTopicAttributes&{Topic}&AttributeName=DisplayName&AttributeValue={text}",
            $"Action=GetTopicAttributes&{Topic}",
            $"Action=TagResource&ResourceArn=arn:aws:sns:us-east-1:000000000000:made&Tags.member.1.Key={text}&Tags.member.1.Value={text}",
            "Action=ListTagsForResource&ResourceArn=arn:aws:sns:us-east-1:000000000000:made");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task The_others_stay_well_formed(string text)
    {
        await WellFormedAsync("sts", $"Action={text}");
        await WellFormedAsync(
            "monitoring",
            $"Action={text}",
            $"Action=PutMetricAlarm&AlarmName={text}&MetricName={text}&Namespace={text}&ComparisonOperator={text}",
            $"Action=PutMetricData&Namespace={text}&MetricData.member.1.MetricName={text}&MetricData.member.1.Value=1",
            "Action=ListMetrics",
            $"Action=DescribeAlarms&AlarmNames.member.1={text}");
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/xml")]
    public async Task A_body_of_XML_is_refused_unread(string type)
    {
        const string Xml = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>""";
        var answer = await endpoint.AskAsync(endpoint.Post("sqs", Xml).Replace("application/x-www-form-urlencoded", type, StringComparison.Ordinal));
        Assert.Equal(415, answer.Status);

        // As a form it is one field without an action.
        Assert.DoesNotContain("root:", (await endpoint.AskAsync(endpoint.Post("sqs", Xml))).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateQueue", """{"QueueName":"\ud800"}""")]
    [InlineData("SendMessage", """{"QueueUrl":"/000000000000/made","MessageBody":"\udc00"}""")]
    [InlineData("SendMessage", """{"QueueUrl":"/000000000000/made","MessageBody":"x\u0000"}""")]
    [InlineData("TagQueue", """{"QueueUrl":"/000000000000/made","Tags":{"\ud800":"\ud800"}}""")]
    [InlineData("\u202Eed", "{}")]
    public async Task Half_a_character_in_JSON_is_the_clients_error(string operation, string json)
    {
        var answer = await endpoint.AskAsync(endpoint.Json(operation, json));

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Half_a_character_is_no_action_of_the_dashboard()
    {
        const string Body = """{"topic":"\ud800"}""";
        var answer = await endpoint.AskAsync(
            $"POST /_dashboard/publish HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nX-Dashboard-Token: {endpoint.Token}\r\nContent-Type: application/json\r\n"
            + $"Connection: close\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        Assert.Equal(400, answer.Status);
    }

    private async Task WellFormedAsync(string service, params string[] forms)
    {
        foreach (var form in forms)
        {
            var answer = await endpoint.AskAsync(endpoint.Post(service, form));
            Assert.InRange(answer.Status, 200, 499);
            using var reader = XmlReader.Create(
                new StringReader(answer.Body.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            Assert.NotNull(XDocument.Load(reader).Root);
        }
    }
}
