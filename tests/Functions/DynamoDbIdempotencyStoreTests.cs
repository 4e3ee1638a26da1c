using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Functions.Consuming.Idempotency;
using Xunit;

namespace Tests.Functions;

public sealed class DynamoDbIdempotencyStoreTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private readonly StillClock clock = new();
    private readonly FakeTable table = new("id");
    private readonly DynamoDbIdempotencyStore store;

    public DynamoDbIdempotencyStoreTests() => store = new(table.Client, "idempotency", clock);

    [Fact]
    public async Task A_claim_is_one_conditional_put()
    {
        var claim = Claim();

        Assert.Equal(new ClaimOutcome.Started(), await store.Begin(claim, default));

        var put = Assert.IsType<PutItemRequest>(Assert.Single(table.Requests));
        Assert.Equal("idempotency", put.TableName);
        Assert.Equal(
            "attribute_not_exists(id) OR expiresAt < :nowSeconds OR (#status = :inProgress AND inProgressUntil < :now)", put.ConditionExpression);
        Assert.Equal(["id", "status", "inProgressUntil", "expiresAt", "payloadHash"], put.Item.Keys);
        Assert.Equal(("welcome-email#/accounts#e1", "INPROGRESS", "hash"), (put.Item["id"].S, put.Item["status"].S, put.Item["payloadHash"].S));
        Assert.Equal(claim.Deadline.ToUnixTimeMilliseconds().ToString(), put.Item["inProgressUntil"].N);
        Assert.Equal(StillClock.Start.AddDays(28).ToUnixTimeSeconds().ToString(), put.Item["expiresAt"].N);
        Assert.Equal(ReturnValuesOnConditionCheckFailure.ALL_OLD, put.ReturnValuesOnConditionCheckFailure);
    }

    [Fact]
    public async Task Completing_and_releasing_are_conditional_on_the_claim_still_being_ours()
    {
        await store.Begin(Claim(), default);
        await store.Complete(Claim(), null, default);
        await store.Release(Claim(), default);

        var update = Assert.IsType<UpdateItemRequest>(table.Requests[1]);
        var delete = Assert.IsType<DeleteItemRequest>(table.Requests[2]);
        Assert.Equal("SET #status = :completed, expiresAt = :expiresAt", update.UpdateExpression);
        Assert.Equal("#status = :inProgress AND inProgressUntil = :until", update.ConditionExpression);
        Assert.Equal(update.ConditionExpression, delete.ConditionExpression);
        Assert.Equal("COMPLETED", table.Items["welcome-email#/accounts#e1"]["status"].S);
    }

    [Fact]
    public async Task A_completed_event_is_not_begun_again()
    {
        await store.Begin(Claim(), default);
        await store.Complete(Claim(), null, default);
        clock.Advance(TimeSpan.FromDays(27));

        Assert.Equal(new ClaimOutcome.AlreadyCompleted(), await store.Begin(Claim(), default));
    }

    [Fact]
    public async Task A_completed_event_is_forgotten_when_it_has_expired_even_if_TTL_is_late()
    {
        await store.Begin(Claim(), default);
        await store.Complete(Claim(), null, default);
        clock.Advance(TimeSpan.FromDays(28) + TimeSpan.FromSeconds(1));

        Assert.Equal(new ClaimOutcome.Started(), await store.Begin(Claim(), default));
    }

    [Fact]
    public async Task A_claim_holds_until_its_deadline_and_lapses_after_it()
    {
        await store.Begin(Claim(), default);

        clock.Advance(Timeout);
        Assert.Equal(new ClaimOutcome.InProgressElsewhere(StillClock.Start + Timeout), await store.Begin(Claim(), default));

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new ClaimOutcome.Started(), await store.Begin(Claim(), default));
    }

    [Fact]
    public async Task A_released_event_can_be_begun_at_once()
    {
        await store.Begin(Claim(), default);
        await store.Release(Claim(), default);

        Assert.Equal(new ClaimOutcome.Started(), await store.Begin(Claim(), default));
    }

    [Fact]
    public async Task Whoever_lost_the_claim_can_neither_complete_nor_release_it()
    {
        var lost = Claim();
        await store.Begin(lost, default);
        clock.Advance(Timeout + TimeSpan.FromMilliseconds(1));
        var taken = Claim();
        await store.Begin(taken, default);

        await store.Release(lost, default);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Complete(lost, null, default));

        Assert.Contains("another invocation had taken it over", error.Message);
        Assert.Equal("INPROGRESS", table.Items[taken.Id]["status"].S);
        await store.Complete(taken, null, default);
    }

    [Fact]
    public async Task The_result_of_a_handler_is_kept_with_the_completed_claim()
    {
        await store.Begin(Claim(), default);
        await store.Complete(Claim(), "{\"mails\":1}", default);

        var update = Assert.IsType<UpdateItemRequest>(table.Requests[1]);
        Assert.Equal("SET #status = :completed, expiresAt = :expiresAt, #result = :result", update.UpdateExpression);
        Assert.Equal(["#result", "#status"], update.ExpressionAttributeNames.Keys.Order());
        Assert.Equal(new ClaimOutcome.AlreadyCompleted("{\"mails\":1}"), await store.Begin(Claim(), default));
    }

    [Fact]
    public async Task Another_payload_under_the_same_id_is_told_apart()
    {
        await store.Begin(Claim(), default);
        await store.Complete(Claim(), null, default);

        Assert.Equal(new ClaimOutcome.DifferentPayload(), await store.Begin(Claim() with { PayloadHash = "other" }, default));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_return_the_old_item_is_asked_for_it()
    {
        var plain = new FakeTable("id", returnsOldItem: false);
        var other = new DynamoDbIdempotencyStore(plain.Client, "idempotency", clock);
        await other.Begin(Claim(), default);
        await other.Complete(Claim(), null, default);

        Assert.Equal(new ClaimOutcome.AlreadyCompleted(), await other.Begin(Claim(), default));
        Assert.True(Assert.IsType<GetItemRequest>(plain.Requests[^1]).ConsistentRead);
    }

    private IdempotencyClaim Claim() => new("welcome-email#/accounts#e1", "hash", clock.GetUtcNow() + Timeout);
}
