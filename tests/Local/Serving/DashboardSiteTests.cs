using System.Net;
using System.Text;
using System.Text.Json;
using Local.Dashboard;
using Local.Endpoints;
using Local.Serving;
using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Local.Serving;

/// <summary>The dashboard as a browser and as an intruder meet it.</summary>
public sealed class DashboardSiteTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private readonly LocalCloud cloud = new(region => LocalCloud.Empty(TimeProvider.System, "000000000000", region, isTraced: true));
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private DashboardSite site = null!;
    private AwsEndpoint endpoint = null!;

    private ServedWorld Served => cloud["us-east-1"];

    private string Token => site.UrlAt("")[(DashboardSite.Root.Length + 1)..];

    public async Task InitializeAsync()
    {
        site = new DashboardSite(cloud, "us-east-1", new InvocationJournal());
        endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync, dashboard: site);
    }

    public async Task DisposeAsync()
    {
        site.Dispose();
        await endpoint.DisposeAsync();
        http.Dispose();
        cloud.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("dashboard.js")]
    [InlineData("topology.js")]
    [InlineData("dashboard.css")]
    public async Task The_page_may_load_nothing_from_elsewhere(string file)
    {
        using var answer = await SendAsync(HttpMethod.Get, file, token: null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("innerHTML", text);
        Assert.DoesNotContain(Token, text);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example")]
    public async Task Another_page_gets_nothing_even_with_the_token(string header, string value)
    {
        using var answer = await SendAsync(HttpMethod.Get, "messages?id=orders", Token, header, value);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_signed_request_may_ask_for_a_path_and_for_nothing_else()
    {
        const string signature = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0";

        using var path = await SendAsync(HttpMethod.Get, $"path?id={Guid.Empty}", token: null, "Authorization", signature);
        using var messages = await SendAsync(HttpMethod.Get, "messages?id=orders", token: null, "Authorization", signature);
        using var act = await SendAsync(HttpMethod.Post, "path", token: null, "Authorization", signature);

        Assert.Equal("[]", await path.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, messages.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, act.StatusCode);
    }

    [Theory]
    [InlineData("changes", null)]
    [InlineData("messages?id=orders", null)]
    [InlineData("messages?id=orders", "0123")]
    [InlineData("../index.html", null)]
    public async Task Without_the_token_there_is_nothing_to_see(string path, string? token)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, token);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_is_told_of_every_change_and_its_stream_ends_with_the_server()
    {
        using var request = Request(HttpMethod.Get, "changes", Token);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Empty((await StateAsync(reader)).GetProperty("queues").EnumerateArray());

        Served.Ask(() => Served.World.CreateQueue(new QueueAttributes { Name = "orders" }));
        Assert.Equal("orders", (await StateAsync(reader)).GetProperty("queues")[0].GetProperty("name").GetString());

        site.Dispose();
        Assert.Null(await reader.ReadLineAsync());
    }

    [Fact]
    public async Task What_is_published_arrives_as_it_was_written_and_its_path_is_told()
    {
        var queue = Served.Ask(() => Served.World.CreateQueue(new QueueAttributes { Name = "orders" }));
        var topic = Served.Ask(() => Served.World.CreateTopic(new TopicAttributes { Name = "events" }));
        Served.Ask(() => Served.World.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue, RawMessageDelivery = true }));

        var body = JsonSerializer.Serialize(new { topic = Served.World.ArnOf(topic), message = Hostile, attributes = new Dictionary<string, string> { ["kind"] = Hostile } });
        Assert.Equal(200, (await ActAsync("publish", body)).GetProperty("status").GetInt32());

        var message = Assert.Single((await ShowAsync("messages?id=orders")).EnumerateArray());
        Assert.Equal(Hostile, message.GetProperty("body").GetString());
        Assert.Equal(Hostile, message.GetProperty("attributes").GetProperty("kind").GetString());
        var path = await ShowAsync($"path?id={message.GetProperty("messageId").GetString()}");
        Assert.Equal(["Published", "Delivered"], path.EnumerateArray().Select(fact => fact.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_redrive_empties_the_dead_letter_queue()
    {
        var dead = Served.Ask(() => Served.World.CreateQueue(new QueueAttributes { Name = "orders-dlq" }));
        var policy = new RedrivePolicy(Served.World.ArnOf(dead), 1);
        var queue = Served.Ask(() => Served.World.CreateQueue(new QueueAttributes { Name = "orders", RedrivePolicy = policy, VisibilityTimeout = TimeSpan.Zero }));
        Served.Ask(() => Served.World.SendMessage(queue, new SendMessageRequest { MessageBody = "poison" }));
        Served.Ask(() => Served.World.ReceiveMessage(queue, 1));
        Served.Ask(() => Served.World.ReceiveMessage(queue, 1));
        Assert.Single(Served.Ask(() => Served.World.MessagesIn(dead)));

        var answer = await ActAsync("redrive", JsonSerializer.Serialize(new { arn = Served.World.ArnOf(dead) }));

        Assert.Equal(200, answer.GetProperty("status").GetInt32());
        Assert.Empty(Served.Ask(() => Served.World.MessagesIn(dead)));
        Assert.Single(Served.Ask(() => Served.World.MessagesIn(queue)));
    }

    [Fact]
    public async Task Nothing_is_done_by_reading_or_by_a_form()
    {
        var queue = Served.Ask(() => Served.World.CreateQueue(new QueueAttributes { Name = "orders" }));
        Served.Ask(() => Served.World.SendMessage(queue, new SendMessageRequest { MessageBody = "kept" }));

        using var read = await SendAsync(HttpMethod.Get, "purge", Token);
        using var form = Request(HttpMethod.Post, "purge", Token);
        form.Content = new StringContent("""{"name":"orders"}""", Encoding.UTF8, "text/plain");
        using var posted = await http.SendAsync(form);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnsupportedMediaType), (read.StatusCode, posted.StatusCode));
        Assert.Single(Served.Ask(() => Served.World.MessagesIn(queue)));
    }

    private static async Task<JsonElement> StateAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync();
        await reader.ReadLineAsync();
        return JsonDocument.Parse(line!["data: ".Length..]).RootElement;
    }

    private async Task<JsonElement> ShowAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<JsonElement> ActAsync(string action, string json)
    {
        using var request = Request(HttpMethod.Post, action, Token, "Origin", endpoint.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { { "Content-Type", "application/json" } } };
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? header = null, string? value = null)
    {
        using var request = Request(method, path, token, header, value);
        return await http.SendAsync(request);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string? token, string? header = null, string? value = null)
    {
        var request = new HttpRequestMessage(method, endpoint.Url + DashboardSite.Root + path);
        if (token is not null)
        {
            request.Headers.Add("X-Dashboard-Token", token);
        }

        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }
}
