using System.Net;
using Local;
using Local.Posting;

namespace Tests.Local.Posting;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("localhost:8080", "http://localhost:8080/hook", true)]
    [InlineData("LOCALHOST:8080", "http://localhost:8080/hook", true)]
    [InlineData("localhost:8080", "http://localhost:8081/hook", false)]
    [InlineData("localhost:8080", "http://127.0.0.1:8080/hook", false)]
    [InlineData("hooks.example:443", "https://hooks.example/a", true)]
    [InlineData("hooks.example:80", "http://hooks.example/a", true)]
    [InlineData("hooks.example:443", "https://hooks.example.evil.example/", false)]
    [InlineData("127.0.0.1:80", "http://0x7f000001/", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080/", true)]
    [InlineData("localhost:21", "ftp://localhost/", false)]
    public void Host_and_port_decide(string listed, string url, bool expected) =>
        Assert.Equal(expected, new AllowedHosts([listed]).Have(new Uri(url)));

    [Theory]
    [InlineData("localhost")]
    [InlineData(":8080")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:8080/hook")]
    [InlineData("user@localhost:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("*:8080")]
    [InlineData("")]
    public void What_is_no_host_with_a_port_is_refused(string given)
    {
        var error = Assert.Throws<UsageException>(() => new AllowedHosts([given]));
        Assert.Contains("HOST:PORT", error.Message);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    public void Link_local_addresses_get_nothing_even_when_they_are_listed(string address) =>
        Assert.Contains("link-local", AddressRules.WhyNot(IPAddress.Parse(address), isListed: true) ?? "a way", StringComparison.Ordinal);

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("100.64.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fc00::1")]
    public void A_name_that_leads_into_a_network_of_ones_own_must_be_listed_by_its_address(string address)
    {
        Assert.Contains("no public address", AddressRules.WhyNot(IPAddress.Parse(address), isListed: false));
        Assert.Null(AddressRules.WhyNot(IPAddress.Parse(address), isListed: true));
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void A_public_address_is_reached_by_its_name(string address) =>
        Assert.Null(AddressRules.WhyNot(IPAddress.Parse(address), isListed: false));

    [Fact]
    public void Only_localhost_may_lead_to_this_machine()
    {
        var allowed = new AllowedHosts(["localhost:8080", "rebinding.example:8080"]);

        Assert.True(allowed.Have(new DnsEndPoint("localhost", 8080), IPAddress.Loopback));
        Assert.False(allowed.Have(new DnsEndPoint("rebinding.example", 8080), IPAddress.Loopback));
        Assert.True(new AllowedHosts(["rebinding.example:8080", "127.0.0.1:8080"]).Have(new DnsEndPoint("rebinding.example", 8080), IPAddress.Loopback));
    }
}
