using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Local.Endpoints;
using Local.Posting;
using Local.Serving;
using Local.Signing;
using Tests.Local.Endpoints;
using Tests.Local.Posting;

namespace Tests.Local.Signing;

/// <summary>What topics of <c>serve</c> deliver, verified as their subscribers do.</summary>
public sealed partial class SignedDeliveryTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:events";

    private readonly Listener listener = new(Ok);
    private readonly EnvelopeSigner signer = new();
    private UrlPoster poster = null!;
    private LocalCloud cloud = null!;
    private AwsEndpoint endpoint = null!;

    public async Task InitializeAsync()
    {
        poster = new UrlPoster(new AllowedHosts([$"127.0.0.1:{listener.Port}"]), TimeProvider.System);
        cloud = new LocalCloud(region => LocalCloud.Empty(TimeProvider.System, "000000000000", region, poster: poster, signer: signer));
        endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync, signer: signer);
        poster.LinkBase = endpoint.Url;
    }

    public async Task DisposeAsync()
    {
        poster.Dispose();
        await endpoint.DisposeAsync();
        cloud.Dispose();
        listener.Dispose();
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("2", "")]
    [InlineData("1", "&Subject=What+happened")]
    [InlineData("2", "&Subject=%C3%A9")]
    public async Task A_message_in_a_queue_is_signed(string version, string subject)
    {
        await CreateAsync(version);
        await QueueAsync();
        await CallAsync("sns", $"Action=Publish&TopicArn={Topic}&Message=line+one%0Aline+%22two%22+%E2%82%AC{subject}");

        var body = await ReceiveAsync();

        Assert.Contains($"\"SignatureVersion\" : \"{version}\"", body);
        Assert.True(await Verifier.VerifyAsync(body));
        Assert.False(await Verifier.VerifyAsync(body.Replace("line one", "line 1", StringComparison.Ordinal)));
        Assert.False(await Verifier.VerifyAsync(body.Replace($"\"SignatureVersion\" : \"{version}\"", $"\"SignatureVersion\" : \"{(version == "1" ? "2" : "1")}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task An_endpoint_can_verify_what_asks_it_and_what_it_gets(string version)
    {
        await CreateAsync(version);
        await CallAsync("sns", $"Action=Subscribe&TopicArn={Topic}&Protocol=http&Endpoint={Uri.EscapeDataString(listener.Url.ToString())}");
        var asked = await PostedAsync(0);
        Assert.Contains("\"Type\" : \"SubscriptionConfirmation\"", asked);
        Assert.True(await Verifier.VerifyAsync(asked));
        Assert.False(await Verifier.VerifyAsync(asked.Replace("Action=ConfirmSubscription", "Action=Unsubscribe", StringComparison.Ordinal)));

        using var http = new HttpClient();
        using var agreed = await http.GetAsync(JsonDocument.Parse(asked).RootElement.GetProperty("SubscribeURL").GetString());
        Assert.Equal(HttpStatusCode.OK, agreed.StatusCode);
        await CallAsync("sns", $"Action=Publish&TopicArn={Topic}&Message=hello");
        var notified = await PostedAsync(1);
        Assert.True(await Verifier.VerifyAsync(notified));

        var subscription = SubscriptionArn().Match(listener.Requests[1]).Groups[1].Value;
        await CallAsync("sns", $"Action=Unsubscribe&SubscriptionArn={subscription}");
        var farewell = await PostedAsync(2);
        Assert.Contains("\"Type\" : \"UnsubscribeConfirmation\"", farewell);
        Assert.True(await Verifier.VerifyAsync(farewell));
    }

    [Fact]
    public async Task All_queues_of_a_topic_get_one_signature()
    {
        await CreateAsync("2");
        await QueueAsync("first");
        await QueueAsync("second");
        await CallAsync("sns", $"Action=Publish&TopicArn={Topic}&Message=hello");

        var signatures = new[] { await ReceiveAsync("first"), await ReceiveAsync("second") }.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("Signature").GetString()).ToList();

        Assert.Equal(signatures[0], signatures[1]);
        Assert.Equal(256, Convert.FromBase64String(signatures[0]!).Length);
    }

    [Fact]
    public async Task The_certificate_is_there_for_programs_and_not_for_pages()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(signer.CertificateUrl);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("PRIVATE", await answer.Content.ReadAsStringAsync());
        Assert.StartsWith($"{endpoint.Url}/SimpleNotificationService-", signer.CertificateUrl);

        using var page = new HttpRequestMessage(HttpMethod.Get, signer.CertificateUrl);
        page.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await http.SendAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var other = await http.GetAsync($"{endpoint.Url}/SimpleNotificationService-0.pem");
        Assert.False(other.IsSuccessStatusCode);
    }

    private Task CreateAsync(string version) =>
        CallAsync("sns", $"Action=CreateTopic&Name=events&Attributes.entry.1.key=SignatureVersion&Attributes.entry.1.value={version}");

    private async Task QueueAsync(string name = "inbox")
    {
        await CallAsync("sqs", $"Action=CreateQueue&QueueName={name}");
        await CallAsync("sns", $"Action=Subscribe&TopicArn={Topic}&Protocol=sqs&Endpoint=arn:aws:sqs:eu-west-1:000000000000:{name}");
    }

    private async Task<string> ReceiveAsync(string name = "inbox")
    {
        var xml = await CallAsync("sqs", $"Action=ReceiveMessage&QueueUrl={endpoint.Url}/000000000000/{name}");
        return System.Xml.Linq.XDocument.Parse(xml).Descendants().Single(element => element.Name.LocalName == "Body").Value;
    }

    /// <returns>The body.</returns>
    private async Task<string> PostedAsync(int index)
    {
        var request = await listener.RequestAsync(index);
        return request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    private async Task<string> CallAsync(string service, string form)
    {
        using var answer = await SignedCall.FormAsync(endpoint.Url, service, form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    [GeneratedRegex("x-amz-sns-subscription-arn: (\\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex SubscriptionArn();
}
