using System.Net;
using System.Net.Sockets;

namespace Local.Posting;

/// <summary>Which addresses a name may lead to: whoever answers for a name must not choose a machine of this network.</summary>
public static class AddressRules
{
    /// <summary>The instance metadata service of EC2, which hands out credentials.</summary>
    private static readonly IPAddress Metadata = IPAddress.Parse("fd00:ec2::254");

    private static readonly IPNetwork[] LinkLocal = [IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10")];

    /// <summary>https://www.iana.org/assignments/iana-ipv4-special-registry and the one of IPv6.</summary>
    private static readonly IPNetwork[] Inner =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("::/128"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("64:ff9b:1::/48"),
        IPNetwork.Parse("2002::/16"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("ff00::/8"),
    ];

    /// <returns>Null if a request may go there.</returns>
    public static string? WhyNot(IPAddress given, bool isListed)
    {
        var address = given.IsIPv4MappedToIPv6 ? given.MapToIPv4() : given;
        return address.Equals(Metadata) || Array.Exists(LinkLocal, network => network.Contains(address)) ? $"{address} is link-local: nothing is sent there"
            : !isListed && Array.Exists(Inner, network => network.Contains(address)) ? $"{address} is no public address, and {AllowedHosts.Option} does not name it itself"
            : address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 ? null
            : $"{address} is no address of the internet protocol";
    }
}
