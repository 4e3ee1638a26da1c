using System.Net;
using Amazon.Runtime;
using Functions.Calls;
using Functions.Publishing;
using Functions.Publishing.Sns;
using Xunit;

namespace Tests.Functions;

public sealed class SnsQueryTransportTests
{
    private const string Namespace = "xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"";

    private const string OneOfEach =
        $"""
        <PublishBatchResponse {Namespace}><PublishBatchResult>
          <Successful><member><Id>0</Id><MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId><SequenceNumber>1</SequenceNumber></member></Successful>
          <Failed><member><Id>1</Id><Code>InternalError</Code><Message>try &amp; again</Message><SenderFault>false</SenderFault></member></Failed>
        </PublishBatchResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishBatchResponse>
        """;

    [Fact]
    public async Task A_batch_is_one_signed_form_and_the_answer_is_read_entry_by_entry()
    {
        await using var sns = await SnsStandIn.Start(_ => (200, OneOfEach));

        var response = await Publish(sns, new SessionAWSCredentials("AKID", "secret", "token"), Order("o1"), Order("é+ &=%"));

        Assert.Equal([new PublishBatchResultEntry("0", "567910cd-659e-55d4-8ccb-5aaf14679dc0")], response.Successful);
        Assert.Equal([new BatchResultErrorEntry("1", "InternalError", "try & again", SenderFault: false)], response.Failed);
        var (headers, form) = Assert.Single(sns.Requests);
        Assert.Equal(
            ("PublishBatch", "2010-03-31", ScriptedSns.Topics.Find("orders")!.Arn), (form["Action"], form["Version"], form["TopicArn"]));
        const string first = "PublishBatchRequestEntries.member.1.";
        Assert.Equal(("0", Order("o1"), "g"), (form[first + "Id"], form[first + "Message"], form[first + "MessageGroupId"]));
        Assert.Matches("^[0-9a-f]{64}$", form[first + "MessageDeduplicationId"]);
        Assert.Equal(
            ("eventType", "String", "order.cancelled"),
            (form[first + "MessageAttributes.entry.1.Name"], form[first + "MessageAttributes.entry.1.Value.DataType"], form[first + "MessageAttributes.entry.1.Value.StringValue"]));
        Assert.Equal(Order("é+ &=%"), form["PublishBatchRequestEntries.member.2.Message"]);
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/sns/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$",
            headers["Authorization"]);
        Assert.Equal(("20261122T120000Z", "token", "Root=1-5759e988-bd862e3fe1be46a994272793"), (headers["X-Amz-Date"], headers["X-Amz-Security-Token"], headers["X-Amzn-Trace-Id"]));
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", headers["Content-Type"]);
        Assert.Equal(sns.Url.Authority, headers["Host"]);
    }

    [Theory]
    [InlineData(429, "Throttled", true, true)]
    [InlineData(400, "KMSThrottling", true, true)]
    [InlineData(500, "InternalError", false, true)]
    [InlineData(403, "AuthorizationError", false, false)]
    [InlineData(404, "NotFound", false, false)]
    public async Task An_error_of_SNS_keeps_its_code_and_says_whether_to_try_again(int status, string code, bool throttled, bool retried)
    {
        await using var sns = await SnsStandIn.Start(_ => (
            status, $"<ErrorResponse {Namespace}><Error><Type>Sender</Type><Code>{code}</Code><Message>because</Message></Error><RequestId>r</RequestId></ErrorResponse>"));

        var error = await Assert.ThrowsAsync<SnsException>(() => Publish(sns));

        Assert.Equal((code, "because", throttled, retried), (error.Code, error.Message, error.IsThrottled, error.IsWorthRetrying));
    }

    [Theory]
    [InlineData(503, "<html>busy<br></html>", "Http503", true)]
    [InlineData(302, "", "Http302", false)]
    [InlineData(200, "{}", PublishCode.UnreadableAnswer, true)]
    [InlineData(200, "<!DOCTYPE a [<!ENTITY b \"c\">]><PublishBatchResponse>&b;</PublishBatchResponse>", PublishCode.UnreadableAnswer, true)]
    public async Task What_is_no_answer_of_SNS_is_an_error_too(int status, string body, string code, bool retried)
    {
        await using var sns = await SnsStandIn.Start(_ => (status, body));

        var error = await Assert.ThrowsAsync<SnsException>(() => Publish(sns));

        Assert.Equal((code, retried, (HttpStatusCode)status), (error.Code, error.IsWorthRetrying, error.Status));
        Assert.Single(sns.Requests);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_failed_connection()
    {
        var sns = await SnsStandIn.Start(_ => (200, OneOfEach));
        var url = sns.Url;
        await sns.DisposeAsync();

        var error = await Assert.ThrowsAsync<SnsException>(() => Publish(url, new BasicAWSCredentials("AKID", "secret"), Order("o1")));

        Assert.Equal((PublishCode.ConnectionFailed, true), (error.Code, error.IsWorthRetrying));
    }

    [Fact]
    public async Task A_publisher_gets_through_throttles_faults_and_partial_failures()
    {
        var answers = new Queue<(int, string)>([(429, ""), (500, ""), (200, OneOfEach), (200, OneOfEach)]);
        await using var sns = await SnsStandIn.Start(_ => answers.Dequeue());
        using var http = new HttpClient();
        var publisher = new EventPublisher(Transport(http, sns.Url, new BasicAWSCredentials("AKID", "secret")), ScriptedSns.Topics, Backoff.Default, new Local.EagerClock(), () => 0);

        var outcomes = await publisher.Publish([TestEvents.SignUp("e1", "u1"), TestEvents.SignUp("e2", "u2")], default);

        Assert.All(outcomes, outcome => Assert.IsType<PublishOutcome.Accepted>(outcome));
        Assert.Equal(4, sns.Requests.Count);
        Assert.Contains("\"e2\"", sns.Requests[3].Form["PublishBatchRequestEntries.member.1.Message"]);
        Assert.DoesNotContain("PublishBatchRequestEntries.member.2.Message", sns.Requests[3].Form.Keys);
    }

    [Theory]
    [InlineData("http://sns:1", "http://all:2", null, "http://sns:1/")]
    [InlineData(null, "http://all:2", null, "http://all:2/")]
    [InlineData(null, null, null, null)]
    [InlineData("http://sns:1", "http://all:2", "true", null)]
    public void The_endpoint_is_the_one_that_the_environment_names(string? sns, string? all, string? ignored, string? expected)
    {
        var variables = new Dictionary<string, string?> { ["AWS_ENDPOINT_URL_SNS"] = sns, ["AWS_ENDPOINT_URL"] = all, ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = ignored };

        Assert.Equal(expected, ServiceEndpoint.Configured("sns", variables.GetValueOrDefault)?.ToString());
    }

    [Fact]
    public void An_endpoint_that_is_no_URL_is_refused_by_the_name_of_its_variable()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ServiceEndpoint.Configured("sns", name => name == "AWS_ENDPOINT_URL" ? "localhost:4566" : null));

        Assert.Equal("The environment variable AWS_ENDPOINT_URL must be an http or https URL, is `localhost:4566`.", error.Message);
    }

    private static string Order(string id) =>
        $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/shop","type":"order.cancelled","partitionkey":"g","data":{"orderId":"o1","revision":1}}""";

    private static Task<PublishBatchResponse> Publish(SnsStandIn sns) => Publish(sns, new BasicAWSCredentials("AKID", "secret"), Order("o1"));

    private static Task<PublishBatchResponse> Publish(SnsStandIn sns, AWSCredentials credentials, params string[] events) => Publish(sns.Url, credentials, events);

    private static async Task<PublishBatchResponse> Publish(Uri url, AWSCredentials credentials, params string[] events)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var entries = events.Index().Select(one => new PublishBatchRequestEntry(
            $"{one.Index}", Assert.IsType<EventCheck.Ready>(EventMessage.Of(one.Item, ScriptedSns.Topics)).Message)).ToList();
        return await Transport(http, url, credentials).PublishBatch(entries[0].Message.Topic.Arn, entries, default);
    }

    private static SnsQueryTransport Transport(HttpClient http, Uri url, AWSCredentials credentials) =>
        new(new SignedPost(
            http,
            new ServiceEndpoint("sns", "eu-west-1", url),
            _ => credentials.GetCredentialsAsync(),
            new StillClock(),
            () => "Root=1-5759e988-bd862e3fe1be46a994272793"));
}
