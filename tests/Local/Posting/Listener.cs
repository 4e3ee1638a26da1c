using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Local.Posting;

/// <summary>Somebody at a URL: takes connections one after the other, keeps the requests, and answers with the bytes it was given.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener socket = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private readonly SemaphoreSlim arrived = new(0);
    private int taken;

    /// <param name="answer">Null: none ever.</param>
    public Listener(string? answer)
    {
        socket.Start();
        serving = ServeAsync(answer);
    }

    public List<string> Requests { get; } = [];

    public int Connections => taken;

    public int Port => ((IPEndPoint)socket.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/hook");

    /// <summary>Waits until so many requests have come.</summary>
    /// <param name="index">From 0.</param>
    public async Task<string> RequestAsync(int index)
    {
        while (Requests.Count <= index)
        {
            await arrived.WaitAsync();
        }

        return Requests[index];
    }

    public void Dispose()
    {
        socket.Dispose();
        serving.Wait();
        arrived.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await socket.AcceptTcpClientAsync();
                open.Add(client);
                Interlocked.Increment(ref taken);
                var bytes = new byte[64 * 1024];
                var read = 0;
                do
                {
                    read += await client.GetStream().ReadAsync(bytes.AsMemory(read));
                }
                while (!IsWhole(Encoding.UTF8.GetString(bytes, 0, read)));

                Requests.Add(Encoding.UTF8.GetString(bytes, 0, read));
                arrived.Release();
                if (answer is not null)
                {
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
                    client.Close();
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // It is over, or the client went away in the middle of an answer.
        }
        finally
        {
            open.ForEach(client => client.Dispose());
        }
    }

    private static bool IsWhole(string request)
    {
        const string Length = "Content-Length: ";
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var at = request.IndexOf(Length, StringComparison.Ordinal);
        return end >= 0 && at >= 0 && Encoding.UTF8.GetByteCount(request[(end + 4)..]) >= int.Parse(request[(at + Length.Length)..request.IndexOf('\r', at)], null);
    }
}
