using System.Collections.Immutable;
using Infra.Components;

namespace Tests.Infra;

public sealed class EventTableTests
{
    [Fact]
    public async Task Items_expire_by_the_attribute_that_is_named()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTable("handled", "id", expiry: "expiresAt"));

        var inputs = aws.Inputs("aws:dynamodb/table:Table", "handled");
        Assert.Equal("id", inputs["hashKey"]);
        Assert.Equal("PAY_PER_REQUEST", inputs["billingMode"]);
        var ttl = (ImmutableDictionary<string, object>)inputs["ttl"];
        Assert.Equal("expiresAt", ttl["attributeName"]);
        Assert.Equal(true, ttl["enabled"]);
    }

    [Fact]
    public async Task Items_stay_where_no_expiry_is_named()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTable("state", "orderId"));

        Assert.False(aws.Inputs("aws:dynamodb/table:Table", "state").ContainsKey("ttl"));
    }
}
