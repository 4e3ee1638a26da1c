using System.Net;
using System.Net.Sockets;

namespace Tests.Local.Processes;

/// <summary>
/// An address at which the processes of a function report: the system says when one has arrived, and when it is gone,
/// whatever it died of.
/// </summary>
internal sealed class MeetingPoint : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> arrived = [];

    public MeetingPoint() => listener.Start();

    /// <summary>An event that tells a function where to report.</summary>
    public string Json => $$"""{"port":{{Port}}}""";

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async Task<TcpClient> ArriveAsync()
    {
        var client = await listener.AcceptTcpClientAsync();
        arrived.Add(client);
        return client;
    }

    /// <summary>Waits until so many have arrived, then sends each a byte.</summary>
    public async Task LetGoAsync(int count)
    {
        for (var index = 0; index < count; index++)
        {
            await ArriveAsync();
        }

        foreach (var client in arrived)
        {
            await client.GetStream().WriteAsync(new byte[1]);
        }
    }

    /// <summary>Waits until none of those who have arrived is left.</summary>
    /// <returns>How many are gone.</returns>
    public async Task<int> UntilGoneAsync()
    {
        var gone = 0;
        foreach (var client in arrived)
        {
            try
            {
                gone += await client.GetStream().ReadAsync(new byte[1]) == 0 ? 1 : 0;
            }
            catch (IOException)
            {
                // Reset: gone as well.
                gone++;
            }
        }

        return gone;
    }

    public void Dispose()
    {
        arrived.ForEach(client => client.Dispose());
        listener.Dispose();
    }
}
