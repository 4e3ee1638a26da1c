using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;

namespace Tests.Infra;

public sealed class EventOutboxTests
{
    [Fact]
    public async Task Its_table_keeps_each_entitys_events_in_order_and_streams_what_is_written()
    {
        var table = (await DeclareAsync()).Inputs("aws:dynamodb/table:Table", "orders-outbox");

        Assert.Equal(("entity", "sequence", true, "NEW_IMAGE"), (table["hashKey"], table["rangeKey"], table["streamEnabled"], table["streamViewType"]));
        Assert.Equal("expiresAt", ((ImmutableDictionary<string, object>)table["ttl"])["attributeName"]);
    }

    [Fact]
    public async Task Its_stream_is_read_in_order_and_tried_for_ever()
    {
        var mapping = (await DeclareAsync()).Inputs("aws:lambda/eventSourceMapping:EventSourceMapping", "orders-outbox-mapping");

        Assert.Equal(
            ("TRIM_HORIZON", 50.0, 1.0, -1.0, 82_800.0, true),
            (mapping["startingPosition"], mapping["batchSize"], mapping["parallelizationFactor"], mapping["maximumRetryAttempts"], mapping["maximumRecordAgeInSeconds"], mapping["bisectBatchOnFunctionError"]));
        Assert.Equal(["ReportBatchItemFailures"], ((ImmutableArray<object>)mapping["functionResponseTypes"]).Cast<string>());
        // Not the marks away: a pattern that does not fit would lose events, and the function knows its marks.
        Assert.False(mapping.ContainsKey("filterCriteria"));
    }

    [Fact]
    public async Task Its_function_may_read_the_stream_mark_items_publish_and_say_what_was_given_up_and_nothing_else()
    {
        var statements = (await DeclareAsync()).Statements("aws:iam/rolePolicy:RolePolicy", "orders-outbox-role-policy");

        Assert.Equal(["Log", "MarkItems", "Publish", "ReadStream", "SendGivenUp", "Trace", "UseKey"], statements.Keys.Order());
        Assert.Equal("dynamodb:UpdateItem", statements["MarkItems"].GetProperty("Action").GetString());
    }

    [Fact]
    public async Task Its_function_knows_its_table_and_the_topics()
    {
        var variables = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)(await DeclareAsync())
            .Inputs("aws:lambda/function:Function", "orders-outbox")["environment"])["variables"];

        Assert.Equal(("orders", "2592000", "30"), (variables["OUTBOX_NAME"], variables["OUTBOX_RETENTION_SECONDS"], variables["FUNCTION_TIMEOUT_SECONDS"]));
        Assert.True(variables.ContainsKey("OUTBOX_TABLE"));
        Assert.Equal("""{"orders":{"arn":"arn:orders","grouping":"none","attributes":[]}}""", variables["TOPICS"]);
    }

    private static Task<MockedAws> DeclareAsync() => MockedAws.DeclareAsync(() => _ = new EventOutbox(
        "orders-outbox",
        new OutboxSettings("orders", new FunctionSettings { Package = "Outbox" }, BatchSize: 50, TimeSpan.FromDays(30)),
        [(ConsumerSamples.Topic, ConsumerSamples.EventTopic())],
        ConsumerSamples.Placement));
}
