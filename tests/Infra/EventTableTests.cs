using System.Collections.Immutable;
using Infra.Components;

namespace Tests.Infra;

public sealed class EventTableTests
{
    [Fact]
    public async Task Items_expire_by_the_attribute_that_is_named()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTable("handled", "id", ConsumerSamples.Placement, expiry: "expiresAt"));

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
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTable("state", "orderId", ConsumerSamples.Placement));

        Assert.False(aws.Inputs("aws:dynamodb/table:Table", "state").ContainsKey("ttl"));
    }

    [Fact]
    public async Task A_table_is_encrypted_with_the_stacks_key_and_can_be_restored_to_any_moment()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTable("state", "orderId", ConsumerSamples.Placement with { Protect = true }));

        var inputs = aws.Inputs("aws:dynamodb/table:Table", "state");
        Assert.Equal("arn:key", ((ImmutableDictionary<string, object>)inputs["serverSideEncryption"])["kmsKeyArn"]);
        Assert.Equal(true, ((ImmutableDictionary<string, object>)inputs["pointInTimeRecovery"])["enabled"]);
        Assert.Equal(true, inputs["deletionProtectionEnabled"]);
    }
}
