using System.Text.Json;
using Events;

namespace Tests.Events;

public sealed class EventEnvelopeTests
{
    private static readonly MessageOrigin Origin = new("message-1", "arn:aws:sns:eu-west-1:123456789012:users");

    [Fact]
    public void A_bare_event_becomes_a_CloudEvent_with_the_messages_id_and_the_topic_as_source()
    {
        var valid = Assert.IsType<EventReading.Valid>(EventEnvelope.Read("""{"eventType":"USER_SIGNUP","userId":"12345"}""", Origin));

        Assert.Same(EventCatalog.UserSignedUp, valid.Type);
        Assert.Equal("user.signed-up", valid.Event.Type);
        Assert.Equal("message-1", valid.Event.Id);
        Assert.Equal(Origin.Source, valid.Event.Source!.OriginalString);
        Assert.Equal("""{"userId":"12345"}""", ((JsonElement)valid.Event.Data!).GetRawText());
    }

    [Fact]
    public void A_CloudEvent_keeps_its_own_id_and_source()
    {
        var valid = Assert.IsType<EventReading.Valid>(EventEnvelope.Read(CloudEvent("user.signed-up", """{"userId":"1"}"""), Origin));

        Assert.Equal("id-1", valid.Event.Id);
        Assert.Equal("/shop", valid.Event.Source!.OriginalString);
    }

    [Fact]
    public void Both_forms_carry_the_same_data()
    {
        var bare = Assert.IsType<EventReading.Valid>(EventEnvelope.Read("""{"eventType":"USER_SIGNUP","userId":"1"}""", Origin));
        var cloud = Assert.IsType<EventReading.Valid>(EventEnvelope.Read(CloudEvent("user.signed-up", """{"userId":"1"}"""), Origin));

        Assert.Same(bare.Type, cloud.Type);
        Assert.True(JsonElement.DeepEquals((JsonElement)bare.Event.Data!, (JsonElement)cloud.Event.Data!));
    }

    [Theory]
    [InlineData("{", "not JSON (line 1, byte 2)")]
    [InlineData("", "not JSON (line 1, byte 1)")]
    [InlineData("[]", "not a JSON object but an array")]
    [InlineData("\"text\"", "not a JSON object but a string")]
    [InlineData("{\"userId\":\"1\"}", "no type: neither a CloudEvent (`specversion`, `type`) nor a bare event (`eventType`)")]
    [InlineData("{\"eventType\":7}", "`eventType` must be a string, is a number")]
    [InlineData("{\"eventType\":\"USER_LEFT\"}", "unknown event type `USER_LEFT` in `eventType`")]
    [InlineData("{\"eventType\":\"USER_SIGNUP\"}", "data does not fit user.signed-up v1: data: `userId` is required")]
    [InlineData("{\"eventType\":\"USER_SIGNUP\",\"userId\":\"\"}", "data does not fit user.signed-up v1: data.userId: must have at least 1 characters, has 0")]
    [InlineData("{\"eventType\":\"\\ud800\"}", "not JSON text: a string holds half of a surrogate pair")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.left\",\"data\":{}}", "unknown event type `user.left` version 1")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\"}", "no data: a CloudEvent of this type carries a JSON object in `data`")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\",\"dataschema\":\"urn:event-schema:user.deleted:2\",\"data\":{}}", "unknown event type `user.deleted` version 2")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\",\"dataschema\":\"urn:other\",\"data\":{}}", "dataschema `urn:other` is not `urn:event-schema:user.deleted:<version>`")]
    public void What_is_no_event_of_the_catalog_is_invalid_for_a_reason(string body, string reason) =>
        Assert.Equal(reason, Assert.IsType<EventReading.Invalid>(EventEnvelope.Read(body, Origin)).Reason);

    [Theory]
    [InlineData("{\"specversion\":\"1.0\"}")]
    [InlineData("{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\"}")]
    [InlineData("{\"specversion\":1,\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\"}")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\",\"time\":\"yesterday\"}")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/s\",\"type\":\"user.deleted\"}")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"user.deleted\",\"UPPER\":\"x\"}")]
    public void What_breaks_the_CloudEvents_specification_is_invalid(string body) =>
        Assert.StartsWith("not a valid CloudEvent: ", Assert.IsType<EventReading.Invalid>(EventEnvelope.Read(body, Origin)).Reason);

    private static string CloudEvent(string type, string data) =>
        $$"""{"specversion":"1.0","id":"id-1","source":"/shop","type":"{{type}}","data":{{data}}}""";
}
