using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Local.Security;

/// <summary>Threat 4: clients that hold a connection without getting on. They wait for the server's own timeouts, together.</summary>
public sealed class SlowClientTests
{
    /// <summary>Of both timeouts the longer, and what the server needs to notice.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_does_not_end_a_request_is_disconnected_and_others_are_served_meanwhile()
    {
        await using var endpoint = await SecuredEndpoint.StartAsync();
        var whole = endpoint.CreateQueue();
        var slow = new[] { whole[..40], whole[..^5] }.Select(part => AnswerAsync(endpoint.Port, part)).ToList();

        Assert.Equal(200, (await endpoint.AskAsync(whole)).Status);
        var answers = await Task.WhenAll(slow).WaitAsync(AtMost, TimeProvider.System);

        Assert.Equal([408, 408], answers.Select(answer => answer.Status));
        Assert.Null(endpoint.Failure);
    }

    [Fact]
    public async Task More_connections_than_the_limit_are_closed()
    {
        await using var endpoint = await SecuredEndpoint.StartAsync();
        var held = new List<TcpClient>();
        for (var number = 0; number < 256; number++)
        {
            held.Add(await ConnectAsync(endpoint.Port));
        }

        using var over = await ConnectAsync(endpoint.Port);
        Assert.Equal(0, (await RawAnswer.ReadAsync(over.GetStream())).Status);
        held.ForEach(client => client.Dispose());
    }

    private static async Task<RawAnswer> AnswerAsync(int port, string part)
    {
        using var client = await ConnectAsync(port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(part));
        return await RawAnswer.ReadAsync(client.GetStream());
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }
}
