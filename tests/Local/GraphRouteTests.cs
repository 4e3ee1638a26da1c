using Events;
using Local.Previewing;
using Local.Routing;

namespace Tests.Local;

/// <summary>Who takes each event type, as <c>preview</c> says it of programs that were written by hand.</summary>
public sealed class GraphRouteTests
{
    private const string SignedUp = """{"$or":[{"type":["user.signed-up"]},{"eventType":["USER_SIGNUP"]}]}""";
    private const string Deleted = """{"$or":[{"type":["user.deleted"]},{"eventType":["USER_DELETED"]}]}""";

    [Fact]
    public async Task A_type_that_nobody_takes_and_no_queue_keeps_is_dropped() =>
        Assert.Equal(
            [
                "user.deleted    dropped: nobody takes it, and no parking queue keeps it",
                "user.signed-up  mail",
            ],
            await LinesAsync(() => GraphProgram.Consumer("mail", GraphProgram.Topic("users"), SignedUp)));

    [Fact]
    public async Task A_type_that_nobody_takes_is_parked_where_there_is_a_parking_queue() =>
        Assert.Equal(
            [
                "user.deleted    parked: nobody takes it",
                "user.signed-up  mail",
            ],
            await LinesAsync(() =>
            {
                var topic = GraphProgram.Topic("users");
                GraphProgram.Consumer("mail", topic, SignedUp);
                _ = new Group("users-parking", below => GraphProgram.Subscribe(
                    "users-parking", topic, new("parking", new(), below), """{"type":[{"anything-but":["user.signed-up"]},{"exists":false}]}"""), type: "infra:components:ParkingQueue");
            }));

    [Fact]
    public async Task All_who_take_a_type_are_named_in_order() =>
        Assert.Equal(
            ["user.deleted    audit, mail", "user.signed-up  audit, mail"],
            await LinesAsync(() =>
            {
                var topic = GraphProgram.Topic("users");
                GraphProgram.Consumer("mail", topic);
                GraphProgram.Direct("audit", topic);
            }));

    [Fact]
    public async Task A_condition_on_the_data_may_hold_or_not() =>
        Assert.Equal(
            [
                "order.cancelled  dropped: nobody takes it, and no parking queue keeps it",
                "order.placed     billing (if its conditions hold), else dropped",
            ],
            await LinesAsync(() => GraphProgram.Consumer(
                "billing",
                GraphProgram.Topic("orders"),
                """{"$or":[{"type":["order.placed"],"data":{"currency":["EUR"]}},{"eventType":["ORDER_PLACED"],"currency":["EUR"]}]}""")));

    [Fact]
    public async Task An_alternative_without_conditions_takes_for_certain() =>
        Assert.Equal(
            ["order.cancelled  billing (if its conditions hold), else dropped", "order.placed     billing"],
            await LinesAsync(() => GraphProgram.Consumer(
                "billing",
                GraphProgram.Topic("orders"),
                """{"$or":[{"type":["order.placed"]},{"eventType":["ORDER_PLACED"]},{"total":[{"numeric":[">",5]}]}]}""")));

    [Fact]
    public async Task The_two_forms_are_told_apart_where_they_go_different_ways() =>
        Assert.Equal(
            [
                "user.deleted (CloudEvent)    dropped: nobody takes it, and no parking queue keeps it",
                "user.deleted (bare)          mail",
                "user.signed-up (CloudEvent)  mail",
                "user.signed-up (bare)        dropped: nobody takes it, and no parking queue keeps it",
            ],
            await LinesAsync(() => GraphProgram.Consumer(
                "mail", GraphProgram.Topic("users"), """{"$or":[{"type":["user.signed-up"]},{"eventType":["USER_DELETED"]}]}""")));

    [Fact]
    public async Task Attributes_name_the_type_where_the_filter_looks_at_them() =>
        Assert.Equal(
            ["user.deleted    dropped: nobody takes it, and no parking queue keeps it", "user.signed-up  mail"],
            await LinesAsync(() => GraphProgram.Consumer(
                "mail", GraphProgram.Topic("users"), """{"eventType":["user.signed-up","USER_SIGNUP"]}""", "MessageAttributes")));

    [Fact]
    public async Task A_queue_that_no_function_reads_is_no_consumer() =>
        Assert.Contains(
            "user.signed-up  test-inbox (a queue that no function reads)",
            await LinesAsync(() => GraphProgram.Subscribe("inbox", GraphProgram.Topic("users"), GraphProgram.Queue("inbox"), SignedUp)));

    [Fact]
    public async Task A_filter_for_another_topics_events_can_never_match() =>
        Assert.Contains(
            "subscription mail-subscription can never match: the topic orders carries order.cancelled, order.placed; "
                + "it asks for user.deleted, which is carried by the topic users, which this stack does not declare",
            await LinesAsync(() => GraphProgram.Consumer("mail", GraphProgram.Topic("orders"), Deleted)));

    [Fact]
    public async Task A_misspelt_type_can_never_match() =>
        Assert.Contains(
            "subscription mail-subscription can never match: the topic users carries user.deleted, user.signed-up",
            await LinesAsync(() => GraphProgram.Consumer("mail", GraphProgram.Topic("users"), """{"type":["user.singed-up"]}""")));

    [Fact]
    public async Task A_filter_that_SNS_refuses_is_found_before_a_deployment_finds_it() =>
        Assert.Contains(
            await LinesAsync(() => GraphProgram.Consumer("mail", GraphProgram.Topic("users"), """{"type":"user.signed-up"}""")),
            line => line.StartsWith("subscription mail-subscription can never match: SNS refuses it: ", StringComparison.Ordinal));

    [Fact]
    public async Task A_subscription_for_what_is_in_no_catalog_is_no_mistake() =>
        Assert.DoesNotContain(
            await LinesAsync(() => GraphProgram.Subscribe(
                "rest", GraphProgram.Topic("users"), GraphProgram.Queue("rest"),
                """{"type":[{"anything-but":["user.signed-up","user.deleted"]}]}""")),
            line => line.Contains("never", StringComparison.Ordinal));

    [Fact]
    public async Task A_topic_that_the_stack_does_not_declare_is_named_as_such() =>
        Assert.Equal(
            ["subscription far listens to a topic that this stack does not declare"],
            await LinesAsync(() => _ = new Pulumi.Aws.Sns.TopicSubscription("far", new()
            {
                Topic = "arn:aws:sns:eu-west-1:210987654321:theirs",
                Protocol = "sqs",
                Endpoint = GraphProgram.Queue("far").Arn,
            })));

    [Fact]
    public async Task A_program_without_topics_of_the_catalog_has_no_routes() =>
        Assert.Empty(await LinesAsync(() => GraphProgram.Consumer("mail", GraphProgram.Topic("alerts"))));

    /// <summary>The lines of the events that these tests speak of, whatever somebody has added to the catalog.</summary>
    private static async Task<IReadOnlyList<string>> LinesAsync(Action program)
    {
        var added = EventCatalog.All.Select(type => type.Name).Except(["user.signed-up", "user.deleted", "order.placed", "order.cancelled"]).ToList();
        return
        [
            .. RouteLines.Of(StackRoutes.Of(await SmallProgram.RecordAsync(program)))
                .Where(line => !added.Exists(name => line.StartsWith(name + " ", StringComparison.Ordinal)))
                .Select(line => added.Aggregate(line, (rest, name) => rest.Replace($"{name}, ", "").Replace($", {name}", ""))),
        ];
    }
}
