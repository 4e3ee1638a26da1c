using System.Net;
using System.Net.NetworkInformation;

namespace Tests.Local.Security;

/// <summary>Threat 1: a page under a name of its own that it makes resolve to 127.0.0.1.</summary>
public sealed class RebindingTests : IAsyncLifetime
{
    private SecuredEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SecuredEndpoint.StartAsync();

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Theory]
    [InlineData("Host: 127.0.0.1:PORT\r\n")]
    [InlineData("Host: localhost:PORT\r\n")]
    [InlineData("Host: LOCALHOST:PORT\r\n")]
    public async Task Its_own_names_are_served(string host)
    {
        Assert.Equal(200, (await AskAsync(host)).Status);
        Assert.Equal(1, endpoint.Queues);
    }

    [Theory]
    [InlineData("Host: evil.example:PORT\r\n")]
    [InlineData("Host: evil.example\r\n")]
    [InlineData("Host: 127.0.0.1.evil.example:PORT\r\n")]
    [InlineData("Host: localhost.evil.example:PORT\r\n")]
    [InlineData("Host: localhost.:PORT\r\n")]
    [InlineData("Host: 127.0.0.1.:PORT\r\n")]
    [InlineData("Host: [::1]:PORT\r\n")]
    [InlineData("Host: 0.0.0.0:PORT\r\n")]
    [InlineData("Host: 127.1:PORT\r\n")]
    [InlineData("Host: 2130706433:PORT\r\n")]
    [InlineData("Host: 127.0.0.1\r\n")]
    [InlineData("Host: localhost\r\n")]
    [InlineData("Host: localhost:1\r\n")]
    [InlineData("Host: localhost:0PORT\r\n")]
    [InlineData("Host: user@localhost:PORT\r\n")]
    [InlineData("Host: localhost:PORT, evil.example\r\n")]
    [InlineData("Host: localhost:PORT\r\nHost: evil.example\r\n")]
    [InlineData("Host: evil.example\r\nHost: localhost:PORT\r\n")]
    [InlineData("Host:\r\n")]
    [InlineData("")]
    public async Task Any_other_name_is_refused_before_anything_is_done(string host)
    {
        var answer = await AskAsync(host);

        Assert.True(answer.Status is 400 or 403, $"{answer.Status}");
        Assert.Equal(0, endpoint.Queues);
        var page = await endpoint.AskAsync($"GET /_dashboard/ HTTP/1.1\r\n{At(host)}Connection: close\r\n\r\n");
        Assert.True(page.Status is 400 or 403, $"{page.Status}");
    }

    [Theory]
    [InlineData("http://evil.example/")]
    [InlineData("http://evil.example:PORT/")]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("http://localhost@evil.example/")]
    public async Task A_target_that_names_a_host_is_refused(string target)
    {
        var answer = await endpoint.AskAsync(endpoint.CreateQueue(target: At(target)));

        Assert.True(answer.Status is 400 or 403 or 404, $"{answer.Status}");
        Assert.Equal(0, endpoint.Queues);
    }

    [Fact]
    public async Task An_older_request_without_a_Host_is_refused()
    {
        var answer = await endpoint.AskAsync(endpoint.CreateQueue(host: "").Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal));

        Assert.Equal(403, answer.Status);
        Assert.Equal(0, endpoint.Queues);
    }

    [Fact]
    public void Nothing_but_127_0_0_1_listens() => Assert.Equal(
        IPAddress.Loopback,
        Assert.Single(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(), listener => listener.Port == endpoint.Port).Address);

    private Task<RawAnswer> AskAsync(string host) => endpoint.AskAsync(endpoint.CreateQueue(host: At(host)));

    private string At(string text) => text.Replace("PORT", $"{endpoint.Port}", StringComparison.Ordinal);
}
