using System.Net;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Functions.Publishing.Sns;
using Outbox;
using Xunit;

namespace Tests.Functions;

/// <summary>What is written into an outbox is published, at least once, in the order of each entity.</summary>
public sealed class OutboxFunctionTests
{
    [Fact]
    public async Task A_new_item_is_published_and_marked_with_an_expiry()
    {
        var bench = new OutboxBench(new ScriptedSns());

        Assert.Null(await bench.Handle(OutboxBench.Record(1, "u1", "01", TestEvents.SignUp("e1", "u1"))));

        var mark = Assert.Single(bench.Marks);
        Assert.Equal(("dev-orders-outbox", "attribute_exists(entity)"), (mark.TableName, mark.ConditionExpression));
        Assert.Equal(("PUBLISHED", "sns-1"), (mark.ExpressionAttributeValues[":status"].S, mark.ExpressionAttributeValues[":messageId"].S));
        var now = new DateTimeOffset(DateTime.Parse(mark.ExpressionAttributeValues[":at"].S).ToUniversalTime());
        Assert.Equal($"{now.ToUnixTimeSeconds() + 604_800}", mark.ExpressionAttributeValues[":expiresAt"].N);
        var line = bench.Lines[0];
        Assert.Equal(
            ("event published", "orders", "published", "e1", "user.signed-up", "users", "sns-1"),
            ((string?)line["message"], (string?)line["outbox"], (string?)line["outcome"], (string?)line["eventId"], (string?)line["eventType"], (string?)line["topic"], (string?)line["messageId"]));
    }

    [Fact]
    public async Task The_events_of_an_entity_are_sent_one_after_the_other_and_those_of_others_beside_them()
    {
        var sns = new ScriptedSns();
        var bench = new OutboxBench(sns);

        await bench.Handle(SignUp(1, "a", 1), SignUp(2, "b", 1), SignUp(3, "a", 2), SignUp(4, "a", 3), SignUp(5, "b", 2));

        Assert.Equal(["a1 b1", "a2 b2", "a3"], sns.Sent);
        Assert.Equal(["a/1 published", "b/1 published", "a/2 published", "a/3 published", "b/2 published"], bench.Accounts);
    }

    [Fact]
    public async Task Lambda_delivers_again_from_the_first_event_that_failed_and_nothing_overtakes_it()
    {
        var sns = new ScriptedSns { Refuse = (_, message) => message.Id is "b1" ? ScriptedSns.Error("InternalError") : null };
        var bench = new OutboxBench(sns);

        var failed = await bench.Handle(SignUp(1, "a", 1), SignUp(2, "a", 2), SignUp(3, "b", 1), SignUp(4, "b", 2), SignUp(5, "a", 3));

        Assert.Equal("300000000000000000", failed);
        // The first round with its two retries; then only what comes before the failed record.
        Assert.Equal(["a1 b1", "b1", "b1", "a2"], sns.Sent);
        Assert.Equal(["a/1 published", "a/2 published", "b/1 failed", "b/2 failed", "a/3 failed"], bench.Accounts);
        Assert.Equal(["a/1 PUBLISHED", "a/2 PUBLISHED"], bench.Marked);
        Assert.Contains("waits behind record 300000000000000000", (string?)bench.Lines[3]["reason"]);
    }

    [Fact]
    public async Task A_throttled_SNS_loses_nothing_since_the_batch_comes_again()
    {
        var throttled = true;
        var sns = new ScriptedSns { Refuse = (_, _) => throttled ? throw new SnsException("Throttled", "not now", HttpStatusCode.TooManyRequests) : null };
        var bench = new OutboxBench(sns);
        var records = new[] { (1, "a", 1), (2, "a", 2), (3, "b", 1) };

        Assert.Equal("100000000000000000", await bench.Handle([.. records.Select(record => SignUp(record.Item1, record.Item2, record.Item3))]));
        Assert.Empty(bench.Marks);
        throttled = false;
        Assert.Null(await bench.Handle([.. records.Select(record => SignUp(record.Item1, record.Item2, record.Item3))]));

        Assert.Equal(["a/1 PUBLISHED", "b/1 PUBLISHED", "a/2 PUBLISHED"], bench.Marked);
    }

    [Fact]
    public async Task An_event_that_the_catalog_refuses_stays_with_its_reason_and_does_not_hold_up_the_rest()
    {
        var sns = new ScriptedSns();
        var bench = new OutboxBench(sns);

        Assert.Null(await bench.Handle(
            OutboxBench.Record(1, "a", "1", """{"eventType":"NO_SUCH"}"""), SignUp(2, "a", 2), OutboxBench.Record(3, "b", "1", body: null)));

        Assert.Equal(["a2"], sns.Sent);
        Assert.Equal(["a/1 refused", "a/2 published", "b/1 refused"], bench.Accounts);
        var refused = bench.Marks[0];
        Assert.Equal("unknown event type `NO_SUCH` in `eventType`", refused.ExpressionAttributeValues[":reason"].S);
        Assert.DoesNotContain(":expiresAt", refused.ExpressionAttributeValues.Keys);
        Assert.Equal(2, bench.Lines.Single(line => line["_aws"] is not null && line["Refused"] is not null)["Refused"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_SNS_itself_will_never_take_is_refused_only_after_it_was_refused_alone()
    {
        var sns = new ScriptedSns
        {
            Refuse = (_, message) => message.Id == "b1" ? throw new SnsException("InvalidParameter", "no", HttpStatusCode.BadRequest) : null,
        };
        var bench = new OutboxBench(sns);

        Assert.Null(await bench.Handle(SignUp(1, "a", 1), SignUp(2, "b", 1), SignUp(3, "b", 2)));

        Assert.Equal(["a1 b1", "a1", "b1", "b2"], sns.Sent);
        Assert.Equal(["a/1 published", "b/1 refused", "b/2 published"], bench.Accounts);
    }

    [Fact]
    public async Task Marks_expiries_and_deletions_are_not_published()
    {
        var sns = new ScriptedSns();
        var bench = new OutboxBench(sns);

        Assert.Null(await bench.Handle(
            OutboxBench.Record(1, "a", "1", TestEvents.SignUp("e1", "u1"), "MODIFY", "PUBLISHED"),
            OutboxBench.Record(2, "a", "1", body: null, "REMOVE")));

        Assert.Empty(sns.Requests);
        Assert.Empty(bench.Marks);
    }

    [Fact]
    public async Task An_item_whose_status_is_removed_is_published_again()
    {
        var sns = new ScriptedSns();

        Assert.Null(await new OutboxBench(sns).Handle(OutboxBench.Record(1, "a", "1", TestEvents.SignUp("e1", "u1"), "MODIFY")));

        Assert.Equal(["e1"], sns.Sent);
    }

    [Fact]
    public async Task An_item_that_cannot_be_marked_is_delivered_again()
    {
        var bench = new OutboxBench(new ScriptedSns(), new AmazonDynamoDBException("slow down"));

        Assert.Equal("100000000000000000", await bench.Handle(SignUp(1, "a", 1)));

        Assert.Equal(["a/1 failed"], bench.Accounts);
        Assert.Equal("published, but not marked: slow down", (string?)bench.Lines[0]["reason"]);
    }

    [Fact]
    public async Task An_item_that_is_gone_stays_gone()
    {
        var bench = new OutboxBench(new ScriptedSns(), new ConditionalCheckFailedException("The conditional request failed"));

        Assert.Null(await bench.Handle(SignUp(1, "a", 1)));

        Assert.Equal(["a/1 published"], bench.Accounts);
    }

    [Fact]
    public async Task What_is_no_batch_of_an_outbox_fails_as_a_whole()
    {
        var record = OutboxBench.Record(1, "a", "1", "{}");
        record["dynamodb"]!["Keys"]!.AsObject().Remove("entity");

        Assert.Equal(
            "a record has no key `entity`: it is not of an outbox",
            (await Assert.ThrowsAsync<JsonException>(() => new OutboxBench(new ScriptedSns()).Handle(record))).Message);
    }

    [Theory]
    [InlineData("OUTBOX_TABLE", null, "The environment variable OUTBOX_TABLE is not set: the stack sets it on the function of every outbox.")]
    [InlineData("OUTBOX_RETENTION_SECONDS", "-1", "The environment variable OUTBOX_RETENTION_SECONDS must be a number above 0 and up to 315360000, is `-1`.")]
    public void A_variable_that_is_missing_or_no_use_is_named(string variable, string? value, string message) => Assert.Equal(
        message,
        Assert.Throws<InvalidOperationException>(() => new OutboxEnvironment(
            name => name == variable ? value : OutboxBench.Variables.GetValueOrDefault(name))).Message);

    private static System.Text.Json.Nodes.JsonObject SignUp(int number, string entity, int sequence) =>
        OutboxBench.Record(number, entity, $"{sequence}", TestEvents.SignUp($"{entity}{sequence}", entity));
}
