using System.Net;
using System.Text.Json;
using Local;
using Local.Endpoints;
using Local.Posting;
using Local.Serving;
using Local.Serving.Journals;
using Tests.Local.Endpoints;

namespace Tests.Local.Posting;

/// <summary>The whole way: a client subscribes a URL, its owner follows the link, a message arrives.</summary>
public sealed class ServedPostingTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:events";

    private readonly Listener listener = new(Ok);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");
    private readonly StringWriter notices = new();
    private UrlPoster poster = null!;
    private LocalCloud cloud = null!;
    private AwsEndpoint endpoint = null!;

    public Task InitializeAsync() => StartAsync(new AllowedHosts([$"127.0.0.1:{listener.Port}"]));

    public async Task DisposeAsync()
    {
        await EndAsync();
        listener.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_link_of_the_first_message_brings_the_second()
    {
        var token = await SubscribeAsync();
        await GetAsync(token);
        await CallAsync($"Action=Publish&TopicArn={Topic}&Message=hello");

        Assert.Contains("\"Message\" : \"hello\"", await RequestAsync(1));
    }

    [Fact]
    public async Task A_page_in_a_browser_cannot_follow_a_link()
    {
        var link = await SubscribeAsync();

        using var foreign = await SendAsync(link, "Sec-Fetch-Site", "cross-site");
        using var picture = await SendAsync(link, "Accept-Language", "en");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed], [foreign.StatusCode, picture.StatusCode]);
        await CallAsync($"Action=Publish&TopicArn={Topic}&Message=hello");
        Assert.Single(listener.Requests);
    }

    [Fact]
    public async Task Without_a_signature_a_link_does_nothing_but_what_SNS_offers()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync($"{endpoint.Url}/_sns/eu-west-1/?Action=DeleteTopic&TopicArn={Topic}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_told_again_after_a_restart_is_not_sent_again()
    {
        await GetAsync(await SubscribeAsync());
        await CallAsync($"Action=Publish&TopicArn={Topic}&Message=before");
        await RequestAsync(1);

        await EndAsync();
        await StartAsync(new AllowedHosts([$"127.0.0.1:{listener.Port}"]));
        await CallAsync($"Action=Publish&TopicArn={Topic}&Message=after");

        Assert.Contains("after", await RequestAsync(2));
        Assert.Equal(3, listener.Requests.Count);
    }

    [Fact]
    public async Task State_that_was_kept_with_other_hosts_is_not_told_again()
    {
        await SubscribeAsync();
        await EndAsync();

        var error = await Assert.ThrowsAsync<UsageException>(() => StartAsync(new AllowedHosts([])));

        Assert.Contains($"was kept with --deliver-http 127.0.0.1:{listener.Port}, and not with nothing", error.Message);
    }

    private async Task StartAsync(AllowedHosts allowed)
    {
        poster = new UrlPoster(allowed, TimeProvider.System);
        cloud = new LocalCloud(region => LocalCloud.Empty(TimeProvider.System, "000000000000", region, new StateFolder(folder.FullName, notices), poster: poster));
        endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync);
        poster.LinkBase = endpoint.Url;
        cloud.Wake(["eu-west-1"]);
    }

    private async Task EndAsync()
    {
        poster.Dispose();
        await endpoint.DisposeAsync();
        cloud.Dispose();
    }

    /// <returns>The link by which the endpoint agrees.</returns>
    private async Task<string> SubscribeAsync()
    {
        await CallAsync("Action=CreateTopic&Name=events");
        await CallAsync($"Action=Subscribe&TopicArn={Topic}&Protocol=http&Endpoint={Uri.EscapeDataString(listener.Url.ToString())}");
        var asked = await RequestAsync(0);
        return JsonDocument.Parse(asked[asked.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).RootElement.GetProperty("SubscribeURL").GetString()!;
    }

    private async Task CallAsync(string form)
    {
        using var answer = await SignedCall.FormAsync(endpoint.Url, "sns", form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task GetAsync(string link)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(link);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(string link, string header, string value)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Add(header, value);
        return await http.SendAsync(request);
    }

    private Task<string> RequestAsync(int index) => listener.RequestAsync(index);
}
