using System.Text.Json.Nodes;
using Functions.Publishing;
using Xunit;

namespace Tests.Functions;

public sealed class EventMessageTests
{
    [Fact]
    public void An_event_is_published_as_it_was_written_with_its_type_as_an_attribute()
    {
        const string traced =
            """{ "specversion":"1.0", "id":"e1","source":"/a","type":"user.signed-up","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","data":{"userId":"u1"}}""";

        var message = Ready(traced);

        Assert.Equal((traced, "e1", "users"), (message.Body, message.Id, message.Topic.Name));
        Assert.Equal([new MessageAttribute("eventType", "String", "user.signed-up")], message.Attributes);
        Assert.Null(message.MessageGroupId ?? message.MessageDeduplicationId);
    }

    [Fact]
    public void A_bare_event_stays_bare_and_has_no_id_before_the_topic_gives_it_one()
    {
        var message = Ready(TestEvents.BareSignUp("u1"));

        Assert.Equal((TestEvents.BareSignUp("u1"), (string?)null), (message.Body, message.Id));
        Assert.Equal([new MessageAttribute("eventType", "String", "user.signed-up")], message.Attributes);
    }

    [Fact]
    public void The_fields_that_a_topic_filters_on_become_attributes()
    {
        var message = Ready(Order(order => order["partitionkey"] = "customer-7"));

        Assert.Equal(
            [
                new MessageAttribute("eventType", "String", "order.placed"),
                new MessageAttribute("currency", "String", "EUR"),
                new MessageAttribute("total", "Number", "2000"),
            ],
            message.Attributes);
    }

    [Theory]
    [InlineData("partitionkey", "customer-7")]
    [InlineData("subject", "order/1")]
    public void Events_are_grouped_by_partition_key_or_subject(string field, string group) =>
        Assert.Equal(group, Ready(Order(order => order[field] = group)).MessageGroupId);

    [Fact]
    public void A_subject_that_is_no_group_id_is_replaced_by_its_hash()
    {
        string? GroupOf(string subject) => Ready(Order(order => order["subject"] = subject)).MessageGroupId;

        Assert.Matches("^[0-9a-f]{64}$", GroupOf("Order 1"));
        Assert.Matches("^[0-9a-f]{64}$", GroupOf(new string('x', 129)));
        Assert.Equal(GroupOf("Order 1"), GroupOf("Order 1"));
        Assert.NotEqual(GroupOf("Order 1"), GroupOf("Order 2"));
    }

    [Fact]
    public void The_partition_key_goes_before_the_subject()
    {
        Assert.Equal("k", Ready(Order(order => (order["partitionkey"], order["subject"]) = ("k", "s"))).MessageGroupId);
    }

    [Fact]
    public void Two_sources_that_use_the_same_id_do_not_lose_events_to_each_other()
    {
        var one = Ready(Order(order => (order["subject"], order["source"]) = ("s", "/shop/1")));
        var again = Ready(Order(order => (order["subject"], order["source"]) = ("s", "/shop/1")));
        var other = Ready(Order(order => (order["subject"], order["source"]) = ("s", "/shop/2")));

        Assert.Equal(one.MessageDeduplicationId, again.MessageDeduplicationId);
        Assert.NotEqual(one.MessageDeduplicationId, other.MessageDeduplicationId);
        Assert.InRange(one.MessageDeduplicationId!.Length, 1, SnsLimits.IdLength);
    }

    [Fact]
    public void An_event_of_a_FIFO_topic_needs_something_to_be_ordered_by()
    {
        var refused = Refused(Order());

        Assert.Equal(["no group: topic `orders` is FIFO, so an event needs `partitionkey` or `subject` to be ordered by"], refused.Reasons);
        Assert.Equal(("o1", "order.placed", false), (refused.Id, refused.Type, refused.IsTooLarge));
    }

    [Fact]
    public void A_fair_topic_takes_an_event_without_a_group()
    {
        var fair = new Topics([new Topic("users", "arn:t", Grouping.Fair, [])]);

        Assert.Null(Assert.IsType<EventCheck.Ready>(EventMessage.Of(TestEvents.BareSignUp("u1"), fair)).Message.MessageGroupId);
        var grouped = JsonNode.Parse(TestEvents.SignUp("e1", "u1"))!.AsObject();
        grouped["subject"] = "tenant-1";
        var message = Assert.IsType<EventCheck.Ready>(EventMessage.Of(grouped.ToJsonString(), fair)).Message;
        Assert.Equal(("tenant-1", null), (message.MessageGroupId, message.MessageDeduplicationId));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("x")]
    public void A_message_of_exactly_262144_bytes_is_taken_and_one_more_is_refused(string filler)
    {
        var overhead = """{"eventType":"USER_SIGNUP","userId":"u","note":""}""".Length + "eventTypeStringuser.signed-up".Length;
        var width = System.Text.Encoding.UTF8.GetByteCount(filler);
        var room = SnsLimits.MessageBytes - overhead;
        string Body(string more) => $$"""{"eventType":"USER_SIGNUP","userId":"u","note":"{{string.Concat(Enumerable.Repeat(filler, room / width)) + new string('y', room % width) + more}}"}""";

        var topics = ScriptedSns.Topics;
        Assert.Equal(SnsLimits.MessageBytes, Assert.IsType<EventCheck.Ready>(EventMessage.Of(Body(""), topics)).Message.Size);
        var refused = Assert.IsType<EventCheck.Refused>(EventMessage.Of(Body("z"), topics));
        Assert.True(refused.IsTooLarge);
        Assert.Equal(["too large: 262145 bytes with its attributes, SNS takes at most 262144"], refused.Reasons);
    }

    [Theory]
    [InlineData("""{"eventType":"USER_SIGNUP","userId":7,"email":false}""", "data.userId: must be string, is a number|data.email: must be string, is a boolean")]
    [InlineData("""{"eventType":"NO_SUCH"}""", "unknown event type `NO_SUCH` in `eventType`")]
    public void Every_reason_is_given_by_itself(string body, string reasons)
    {
        Assert.Equal(reasons.Split('|'), Refused(body).Reasons);
        Assert.Null(Refused(body).Id);
    }

    [Fact]
    public void A_type_whose_topic_this_stack_lacks_is_refused_with_the_topics_it_has()
    {
        var refused = Assert.IsType<EventCheck.Refused>(EventMessage.Of(TestEvents.SignUp("e1", "u1"), new Topics([new Topic("orders", "arn:o", Grouping.None, [])])));

        Assert.Equal(["its topic `users` is not declared in this stack (orders)"], refused.Reasons);
    }

    [Fact]
    public void A_character_that_no_queue_takes_is_refused_unless_it_is_an_escape()
    {
        Assert.StartsWith("character 38 is U+FFFF", Refused("{\"eventType\":\"USER_SIGNUP\",\"userId\":\"\uFFFF\"}").Reasons.Single());
        Assert.StartsWith("character 38 is U+D83E", Refused("{\"eventType\":\"USER_SIGNUP\",\"userId\":\"\ud83e\"}").Reasons.Single());
        Ready("{\"eventType\":\"USER_SIGNUP\",\"userId\":\"\\uFFFF\"}");
    }

    [Theory]
    [InlineData("1e125", true)]
    [InlineData("1e126", false)]
    [InlineData("-0.0001E-124", true)]
    [InlineData("-0.0001E-125", false)]
    [InlineData("12345678901234567890123456789012345678", true)]
    [InlineData("123456789012345678901234567890123456789", false)]
    [InlineData("1e99999999999", false)]
    [InlineData("0e5000", true)]
    public void A_number_that_SNS_would_refuse_as_an_attribute_fails_its_event_alone(string number, bool taken)
    {
        var topics = new Topics([new Topic("users", "arn:t", Grouping.None, ["score"])]);

        var check = EventMessage.Of($$"""{"eventType":"USER_SIGNUP","userId":"u1","score":{{number}}}""", topics);

        if (taken)
        {
            Assert.Equal(new MessageAttribute("score", "Number", number), Assert.IsType<EventCheck.Ready>(check).Message.Attributes[1]);
        }
        else
        {
            Assert.StartsWith("data.score: is sent as an attribute of topic `users`", Assert.IsType<EventCheck.Refused>(check).Reasons.Single());
        }
    }

    private static string Order(Action<JsonObject>? change = null)
    {
        var order = JsonNode.Parse(TestEvents.CloudEvent("o1", "/shop", "order.placed", JsonNode.Parse(
            """{"orderId":"o1","userId":"c1","revision":1,"currency":"EUR","total":2000,"lines":[{"sku":"A","quantity":2,"unitPrice":1000}]}""")!.AsObject()))!.AsObject();
        change?.Invoke(order);
        return order.ToJsonString();
    }

    private static EventMessage Ready(string body) => Assert.IsType<EventCheck.Ready>(EventMessage.Of(body, ScriptedSns.Topics)).Message;

    private static EventCheck.Refused Refused(string body) => Assert.IsType<EventCheck.Refused>(EventMessage.Of(body, ScriptedSns.Topics));
}
