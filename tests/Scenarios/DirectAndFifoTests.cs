using global::Local;
using global::Local.Declaration;
using global::Local.Running;
using global::Local.Scenarios;

namespace Tests.Scenarios;

/// <summary>A stack with a FIFO topic and a consumer that its topic invokes directly, with the real consumers.</summary>
[Collection("laptop")]
public sealed class DirectAndFifoTests
{
    private const string Stack = """
        config:
          infra:topics:
            users: { fifo: { deduplication: DEDUPLICATION } }
            orders: {}
          infra:consumers:
            welcome-email:
              takes: [user.signed-up]
              function: WelcomeEmail
              state: { partitionKey: emailId }
            order-projection:
              takes: [order.placed, order.cancelled]
              function: OrderProjection
              source: direct
              retries: 2
              state: { partitionKey: orderId }
        """;

    [Fact]
    public async Task Ordered_events_and_direct_ones_end_as_the_scenario_says_and_none_is_lost()
    {
        var report = await RunAsync("content", $$"""
            { "description": "", "events": [
              { "name": "in order", "topic": "users", "group": "user-1", "times": 3, "message": { "eventType": "USER_SIGNUP", "userId": "${n}" },
                "expect": { "outcome": "processed", "consumer": "welcome-email", "attempts": 1 } },
              { "name": "again", "topic": "users", "group": "user-2", "message": { "eventType": "USER_SIGNUP", "userId": "1" },
                "expect": { "outcome": "discarded", "reason": "deduplication id" } },
              { "name": "direct", "topic": "orders", "message": {{Order("A", 2500)}},
                "expect": { "outcome": "processed", "consumer": "order-projection", "attempts": 1 } },
              { "name": "direct twice", "after": "1m", "topic": "orders", "message": {{Order("A", 2500)}},
                "expect": { "outcome": "processed", "consumer": "order-projection", "duplicate": true } },
              { "name": "direct and wrong", "topic": "orders", "message": {{Order("B", 9999)}},
                "expect": { "outcome": "deadLettered", "consumer": "order-projection", "attempts": 3, "reason": "add up" } },
              { "name": "direct and wrong for good", "topic": "orders",
                "message": {{Order("C", 5000).Replace("\"lines\": [", "\"lines\": [{ \"sku\": \"book\", \"quantity\": 2, \"unitPrice\": 1250 }, ")}},
                "expect": { "outcome": "deadLettered", "consumer": "order-projection", "attempts": 1, "reason": "lists book twice" } }
            ] }
            """);

        Assert.Empty(report.Failures);
        Assert.True(report.IsGood);
        Assert.Equal(new RunTotals(7, 1, 5, 1, 2, 0, 0, 0), report.Totals);
        Assert.Equal(3, report.Events.Single(row => row.Name == "direct and wrong").Attempts);
        Assert.InRange(report.Events.Single(row => row.Name == "direct and wrong").Latency!.Value, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
    }

    [Theory]
    [InlineData("content", "", "events[0].group is missing: `users` is a FIFO topic")]
    [InlineData("explicit", "\"group\": \"a\",", "events[0].deduplicationId is missing: `users` is a FIFO topic")]
    [InlineData("content", "\"group\": \"a b\",", "events[0].group is `a b`, must be 1 to 128")]
    public async Task A_scenario_that_says_too_little_for_a_FIFO_topic_is_refused(string deduplication, string keys, string line)
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => RunAsync(
            deduplication, $$"""{ "events": [ { "topic": "users", {{keys}} "message": { "eventType": "USER_SIGNUP", "userId": "1" } } ] }"""));

        Assert.Contains(line, refused.Message);
    }

    /// <summary>Its one line comes to 2500.</summary>
    private static string Order(string id, int total) => $$"""
        { "specversion": "1.0", "id": "{{id}}-1", "source": "/shop/checkout", "type": "order.placed",
          "data": { "orderId": "{{id}}", "userId": "1", "revision": 1, "currency": "EUR", "total": {{total}},
                    "lines": [{ "sku": "book", "quantity": 2, "unitPrice": 1250 }] } }
        """;

    private static async Task<RunReport> RunAsync(string deduplication, string scenario)
    {
        using var folder = new Tests.Local.StackFolder(Stack.Replace("DEDUPLICATION", deduplication, StringComparison.Ordinal));
        var file = Path.Combine(folder.Path, "scenario.json");
        await File.WriteAllTextAsync(file, scenario);
        return await Laptop.RunAsync(await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test")), ScenarioReader.Read(file));
    }
}
