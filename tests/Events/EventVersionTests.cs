using System.Text.Json;
using Events;
using Events.Schema;

namespace Tests.Events;

/// <summary>Two versions of one type beside each other, as they are while publishers and consumers move from one to the other.</summary>
public sealed class EventVersionTests
{
    private static readonly EventType First = Type(1, "PAID", """{"required":["amount"],"properties":{"amount":{"type":"integer"}}}""");
    private static readonly EventType Second = Type(2, null, """{"required":["amount"],"properties":{"amount":{"type":"string"}}}""");

    [Theory]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:1\",", "1", 1)]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:2\",", "\"1.00\"", 2)]
    [InlineData("", "1", 1)]
    public void An_event_is_held_to_the_version_that_it_names_or_to_the_first(string dataSchema, string amount, int version)
    {
        // The order of the catalog does not decide.
        foreach (EventType[] types in new[] { new[] { First, Second }, [Second, First] })
        {
            var valid = Assert.IsType<EventReading.Valid>(Read(dataSchema, amount, types));

            Assert.Equal(version, valid.Type.Version);
            Assert.Equal(amount, ((JsonElement)valid.Event.Data!).GetProperty("amount").GetRawText());
        }
    }

    [Theory]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:1\",", "\"1.00\"", "data does not fit invoice.paid v1: data.amount: must be integer, is a string")]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:2\",", "1", "data does not fit invoice.paid v2: data.amount: must be string, is a number")]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:3\",", "1", "unknown event type `invoice.paid` version 3")]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:+2\",", "1", "dataschema `urn:event-schema:invoice.paid:+2` is not `urn:event-schema:invoice.paid:<version>`")]
    [InlineData("\"dataschema\":\"urn:event-schema:invoice.paid:-1\",", "1", "dataschema `urn:event-schema:invoice.paid:-1` is not `urn:event-schema:invoice.paid:<version>`")]
    public void An_event_of_one_version_is_not_taken_for_the_other(string dataSchema, string amount, string reason) =>
        Assert.Equal(reason, Assert.IsType<EventReading.Invalid>(Read(dataSchema, amount, First, Second)).Reason);

    [Fact]
    public void A_bare_event_is_of_the_version_that_has_the_bare_name()
    {
        var origin = new MessageOrigin("1", "/shop");
        var valid = Assert.IsType<EventReading.Valid>(EventEnvelope.Read("""{"eventType":"PAID","amount":1}""", origin, [Second, First]));

        Assert.Same(First, valid.Type);
        Assert.Equal(First.DataSchema, valid.Event.DataSchema!.OriginalString);
        Assert.Equal("urn:event-schema:invoice.paid:2", Second.DataSchema);
    }

    private static EventReading Read(string dataSchema, string amount, params EventType[] types) => EventEnvelope.Read(
        $$$"""{"specversion":"1.0","id":"1","source":"/shop","type":"invoice.paid",{{{dataSchema}}}"data":{"amount":{{{amount}}}}}""",
        new MessageOrigin("1", "/shop"),
        types);

    private static EventType Type(int version, string? bareName, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new EventType("invoice.paid", version, "invoices", bareName, JsonSchema.Parse(document.RootElement.Clone(), "invoice.paid"));
    }
}
