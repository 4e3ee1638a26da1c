using System.Net;
using System.Net.Sockets;

namespace Local.Posting;

/// <summary>Connects to the very address that was checked: a name that is looked up twice may lead elsewhere the second time.</summary>
internal sealed class CheckedConnection(AllowedHosts allowed)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var target = context.DnsEndPoint;
        // One that does not suit refuses the name: the next one would be the choice of whoever answers for it.
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellation);
        foreach (var address in addresses)
        {
            if (AddressRules.WhyNot(address, allowed.Have(target, address)) is { } refusal)
            {
                throw new RefusedAddressException(refusal);
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
