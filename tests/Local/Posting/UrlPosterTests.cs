using System.Text;
using Local;
using Local.Posting;
using Sim.Sns.Http;
using Tests.Local.Processes;

namespace Tests.Local.Posting;

/// <summary>Threat 7: a subscription is a URL that anybody with a client can write down. Over real sockets.</summary>
public sealed class UrlPosterTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    [Fact]
    public async Task It_sends_what_it_is_given_and_nothing_of_its_own()
    {
        using var listener = new Listener(Ok);

        Assert.Equal(HttpOutcome.Answered(200), await PostAsync(listener, listener.Url));

        var (head, body) = Split(Assert.Single(listener.Requests));
        Assert.Equal("{\"ü\":1}", body);
        Assert.Equal(
            ["POST /hook HTTP/1.1", $"Host: 127.0.0.1:{listener.Port}", "x-amz-sns-message-type: Notification", "Content-Type: text/plain; charset=UTF-8", "Content-Length: 8"],
            head);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        using var target = new Listener(Ok);
        using var listener = new Listener($"HTTP/1.1 302 Found\r\nLocation: {target.Url}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var outcome = await PostAsync(listener, listener.Url);

        Assert.Equal((302, true), (outcome!.Status, outcome.IsFinal));
        Assert.Equal(1, listener.Connections);
        Assert.Equal(0, target.Connections);
    }

    [Fact]
    public async Task An_answer_without_end_is_read_no_further_than_64_KiB()
    {
        using var listener = new Listener($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', 10 * 1024 * 1024)}");

        Assert.Equal(HttpOutcome.Answered(200), await PostAsync(listener, listener.Url));
    }

    [Fact]
    public async Task Headers_without_end_are_no_answer()
    {
        using var listener = new Listener($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 1024 * 1024)}\r\n\r\n");

        var outcome = await PostAsync(listener, listener.Url);

        Assert.Equal((0, false), (outcome!.Status, outcome.IsFinal));
    }

    [Fact]
    public async Task Who_does_not_answer_is_waited_for_5_seconds()
    {
        using var listener = new Listener(null);
        var clock = new HeldClock();
        using var poster = PosterTo(listener, clock);
        var posting = poster.PostAsync(PostTo(listener.Url));
        await listener.RequestAsync(0);
        Assert.False(posting.IsCompleted);

        clock.Fire(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpOutcome.Unreachable("no answer within 5 seconds"), await posting);
    }

    [Fact]
    public async Task A_user_name_in_an_address_is_sent_nowhere()
    {
        using var listener = new Listener(Ok);

        var outcome = await PostAsync(listener, new Uri($"http://user:secret@127.0.0.1:{listener.Port}/hook"));

        Assert.True(outcome!.IsFinal);
        Assert.DoesNotContain("secret", outcome.Reason);
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task Nobody_there_is_worth_another_try()
    {
        var listener = new Listener(Ok);
        var (port, url) = (listener.Port, listener.Url);
        listener.Dispose();

        var outcome = await PostAsync(port, url);

        Assert.Equal((0, false), (outcome!.Status, outcome.IsFinal));
    }

    [Fact]
    public async Task At_its_end_what_is_under_way_is_left()
    {
        using var listener = new Listener(null);
        var poster = PosterTo(listener, TimeProvider.System);
        var posting = poster.PostAsync(PostTo(listener.Url));
        await listener.RequestAsync(0);

        poster.Dispose();

        Assert.Null(await posting);
    }

    private static Task<HttpOutcome?> PostAsync(Listener listener, Uri url) => PostAsync(listener.Port, url);

    private static async Task<HttpOutcome?> PostAsync(int port, Uri url)
    {
        using var poster = new UrlPoster(new AllowedHosts([$"127.0.0.1:{port}"]), TimeProvider.System);
        return await poster.PostAsync(PostTo(url));
    }

    private static UrlPoster PosterTo(Listener listener, TimeProvider clock) => new(new AllowedHosts([$"127.0.0.1:{listener.Port}"]), clock);

    private static HttpPost PostTo(Uri url) => new(
        new HttpPostId(1), url, [new("x-amz-sns-message-type", "Notification"), new("Content-Type", "text/plain; charset=UTF-8")], "{\"ü\":1}");

    private static (string[] Head, string Body) Split(string request) => request.Split("\r\n\r\n") is [var head, var body]
        ? (head.Split("\r\n"), body) : throw new ArgumentException(Encoding.UTF8.GetByteCount(request).ToString((IFormatProvider?)null));
}
