using System.Text.Json;
using Events;

namespace Tests.Events;

public sealed class EventCatalogTests
{
    [Fact]
    public void Every_type_has_a_schema_that_can_be_used() =>
        Assert.All(EventCatalog.All, type => Assert.NotEmpty(type.Schema.Json.GetProperty("required").EnumerateArray()));

    [Fact]
    public void No_two_types_share_a_name_and_version_or_a_bare_name()
    {
        Assert.Equal(EventCatalog.All.Count, EventCatalog.All.Select(type => (type.Name, type.Version)).Distinct().Count());
        var bareNames = EventCatalog.All.Select(type => type.BareName).OfType<string>().ToList();
        Assert.Equal(bareNames.Count, bareNames.Distinct().Count());
    }

    [Fact]
    public void There_are_two_topics_with_two_types_each_or_more()
    {
        var topics = EventCatalog.All.GroupBy(type => type.Topic).ToList();

        Assert.True(topics.Count >= 2);
        Assert.All(topics, topic => Assert.True(topic.Count() >= 2));
    }

    /// <summary>An instance of each record, as its producer would fill it in.</summary>
    public static TheoryData<string, string> Records => new()
    {
        { "user.signed-up", JsonSerializer.Serialize(new UserSignedUp { UserId = "1", Email = "ada@example.com" }, EventJson.Default.UserSignedUp) },
        { "user.deleted", JsonSerializer.Serialize(new UserDeleted { UserId = "1" }, EventJson.Default.UserDeleted) },
        { "order.placed", JsonSerializer.Serialize(Order, EventJson.Default.OrderPlaced) },
        { "order.cancelled", JsonSerializer.Serialize(new OrderCancelled { OrderId = "1", Revision = 2, Reason = "late" }, EventJson.Default.OrderCancelled) },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_fits_its_schema_and_names_the_same_properties(string name, string json)
    {
        var schema = EventCatalog.Find(name)!.Schema;
        using var document = JsonDocument.Parse(json);

        Assert.Empty(schema.Validate(document.RootElement));
        Assert.Equal(
            schema.Json.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(),
            document.RootElement.EnumerateObject().Select(property => property.Name).Order());
    }

    private static OrderPlaced Order { get; } = new()
    {
        OrderId = "1",
        UserId = "1",
        Revision = 1,
        Currency = "EUR",
        Total = 10,
        Lines = [new OrderLine { Sku = "book", Quantity = 1, UnitPrice = 10 }],
    };
}
