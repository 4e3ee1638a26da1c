using Functions.Outboxes;
using Functions.Publishing;
using Xunit;

namespace Tests.Functions;

public sealed class OutboxTableTests
{
    private readonly OutboxTable outbox = new("dev-orders-outbox");

    [Fact]
    public void An_event_becomes_a_write_for_the_transaction_of_its_state()
    {
        var body = TestEvents.SignUp("e1", "u1");

        var put = outbox.Write(Message(body), "u1", 7).Put;

        Assert.Equal("dev-orders-outbox", put.TableName);
        Assert.Equal(
            ["entity=u1", "event=" + body, "sequence=0000000000000000007", "topic=users"],
            put.Item.OrderBy(attribute => attribute.Key).Select(attribute => $"{attribute.Key}={attribute.Value.S}"));
    }

    [Fact]
    public void The_same_place_in_an_entitys_history_can_be_written_once() =>
        Assert.Equal("attribute_not_exists(entity)", outbox.Write(Message(TestEvents.SignUp("e1", "u1")), "u1", 7).Put.ConditionExpression);

    [Fact]
    public void Sequences_sort_as_their_numbers_do()
    {
        long[] numbers = [0, 9, 10, 99, 1_000_000, long.MaxValue];

        Assert.Equal(numbers.Select(OutboxTable.SequenceOf), numbers.Select(OutboxTable.SequenceOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bare_event_is_refused_since_nobody_could_tell_that_it_came_twice() => Assert.StartsWith(
        "The event `user.signed-up` is a bare one, without an id",
        Assert.Throws<ArgumentException>(() => outbox.Write(Message(TestEvents.BareSignUp("u1")), "u1", 7)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(2049)]
    public void An_entity_that_is_no_key_is_refused(int length) => Assert.StartsWith(
        $"The entity must have 1 to 2048 bytes, has {length}.",
        Assert.Throws<ArgumentException>(() => outbox.Write(Message(TestEvents.SignUp("e1", "u1")), new string('x', length), 7)).Message);

    [Fact]
    public void No_history_goes_below_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => outbox.Write(Message(TestEvents.SignUp("e1", "u1")), "u1", -1));

    private static EventMessage Message(string body) => Assert.IsType<EventCheck.Ready>(EventMessage.Of(body, ScriptedSns.Topics)).Message;
}
