using Infra.Settings;
using Local.Declaration;
using Tests.Local;

namespace Tests.Infra;

/// <summary>Filters as a stack's file asks for them, over the real catalog.</summary>
public sealed class FilterSettingsTests
{
    private const string Subscription = "aws:sns/topicSubscription:TopicSubscription";

    [Fact]
    public async Task A_consumer_gets_the_orders_it_asks_for_and_the_rest_is_parked()
    {
        var declared = await DeclareAsync("{}", "{ currency: [EUR, USD] }");

        Assert.Equal(
            """{"$or":[{"type":["order.placed"],"eventType":[{"exists":false}],"data":{"currency":["EUR","USD"]}},{"eventType":["ORDER_PLACED"],"currency":["EUR","USD"]}]}""",
            Filter(declared, "projection-orders-subscription"));
        Assert.Equal(
            """{"$or":[{"eventType":[{"exists":false}],"type":[{"anything-but":["order.placed"]},null,{"exists":false}]},"""
            + """{"eventType":[{"exists":false}],"type":["order.placed"],"data":{"currency":[{"anything-but":["EUR","USD"]},null,{"exists":false}]}},"""
            + """{"eventType":[{"anything-but":["ORDER_PLACED"]},null]},"""
            + """{"eventType":["ORDER_PLACED"],"currency":[{"anything-but":["EUR","USD"]},null,{"exists":false}]}]}""",
            Filter(declared, "orders-parking-subscription"));
    }

    [Fact]
    public async Task A_topic_may_filter_by_attributes()
    {
        var declared = await DeclareAsync("{ filterScope: attributes }", "{ total: [{ numeric: ['>=', 100] }] }");

        Assert.Equal("""{"eventType":["order.placed","ORDER_PLACED"],"total":[{"numeric":[">=",100]}]}""", Filter(declared, "projection-orders-subscription"));
        Assert.All(
            declared.Resources.Where(resource => resource.Type == Subscription && resource.TextOrNull("filterPolicy") is not null),
            resource => Assert.Equal("MessageAttributes", resource.Text("filterPolicyScope")));
    }

    [Theory]
    [InlineData("{ filterScope: header }", "{ currency: [EUR] }", "infra:topics.orders.filterScope is \"header\", must be one of body, attributes.")]
    [InlineData("{}", "{ currency: [CHF] }", "infra:consumers.projection.where.currency[0] is \"CHF\", which decides nothing about order.placed: it must be one of \"EUR\", \"GBP\", \"USD\".")]
    [InlineData("{}", "{ lines.skus: [A] }", "infra:consumers.projection.where.lines.skus: there is no field `lines.skus` in order.placed. Did you mean `lines.sku`? (known: orderId, userId, revision, currency, total, lines.sku, lines.quantity, lines.unitPrice)")]
    [InlineData("{}", "{ lines.sku: [A] }", "infra:topics.orders: the events of order.placed that projection leaves could not be parked: `lines.sku` is an array, of which SNS asks whether any element matches, never whether none does. Use another field, or let another consumer take order.placed without conditions.")]
    [InlineData("{}", "{ userId: [{ suffix: x }] }", "infra:topics.orders: the events of order.placed that projection leaves could not be parked: SNS cannot negate {\"suffix\":\"x\"} of `userId`. Use values, prefix, numeric, exists or anything-but, or let another consumer take order.placed without conditions.")]
    [InlineData("{}", "EUR", "infra:consumers.projection.where is \"EUR\", must be a map of fields to lists of values and patterns, such as { total: [{ numeric: [\">=\", 100] }] }.")]
    public async Task A_filter_that_cannot_be_declared_is_refused(string topic, string where, string failure)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => DeclareAsync(topic, where));

        Assert.Equal([failure], refused.Failures);
    }

    private static async Task<DeclaredStack> DeclareAsync(string topic, string where)
    {
        using var folder = new StackFolder(
            $"config:\n  infra:topics:\n    orders: {topic}\n  infra:consumers:\n    projection: {{ takes: [order.placed], function: OrderProjection, where: {where} }}\n");
        return await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));
    }

    private static string Filter(DeclaredStack declared, string name) =>
        Assert.Single(declared.Resources, resource => resource.Type == Subscription && resource.Name == name).Text("filterPolicy");
}
