using System.Globalization;
using System.Net;

namespace Local.Posting;

/// <summary>Where HTTP(S) subscriptions may really be delivered to: hosts with their ports, as whoever started the server listed them.</summary>
public sealed class AllowedHosts
{
    public const string Option = "--deliver-http";

    private readonly SortedSet<string> listed;

    /// <param name="hosts">Of the form <c>HOST:PORT</c>: <c>localhost:8080</c>, <c>10.0.0.7:80</c>, <c>[::1]:8080</c>.</param>
    /// <exception cref="UsageException">One is none.</exception>
    public AllowedHosts(IEnumerable<string> hosts) => listed = new SortedSet<string>(hosts.Select(Read), StringComparer.Ordinal);

    /// <summary>Whether anything is listed at all.</summary>
    public bool Any => listed.Count > 0;

    /// <summary>Host and port are listed; nothing is looked up.</summary>
    public bool Have(Uri url) => url.Scheme is "http" or "https" && listed.Contains(Entry(url.IdnHost, url.Port));

    /// <summary>The address itself is listed, or it is this machine's and the URL says <c>localhost</c>, which is.</summary>
    public bool Have(DnsEndPoint target, IPAddress address) =>
        listed.Contains(Entry(address.ToString(), target.Port)) || (IPAddress.IsLoopback(address) && target.Host == "localhost");

    /// <summary>The same for the same hosts in any order.</summary>
    public override string ToString() => string.Join(' ', listed);

    private static string Read(string given)
    {
        var end = given.LastIndexOf(':');
        return end > 0 && Uri.TryCreate($"http://{given}/", UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.AbsolutePath == "/" && url.Query.Length == 0
            && url.Fragment.Length == 0 && int.TryParse(given.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? Entry(url.IdnHost, port)
            : throw new UsageException($"{Option} {given}: HOST:PORT is wanted, for example localhost:8080.");
    }

    private static string Entry(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host.Trim('[', ']').ToLowerInvariant()}:{port}");
}
