using global::Local.Declaration;
using global::Local.Running;
using global::Local.Scenarios;
using Sim;

namespace Tests.Scenarios;

/// <summary>A consumer of a work queue, which takes whatever is sent to it, with what the settings say of messages that are no event.</summary>
[Collection("laptop")]
public sealed class InvalidEventTests
{
    private const string Stack = """
        config:
          infra:topics:
            users: {}
            orders: {}
          infra:consumers:
            welcome-email:
              takes: [user.signed-up]
              function: OrderProjection
              onInvalid: ON_INVALID
              state: { partitionKey: orderId }
        """;

    /// <summary>The function of another consumer: what it gets is no event that it takes.</summary>
    private const string Scenario = """
        { "description": "", "events": [ { "name": "not for it", "topic": "users", "message": { "eventType": "USER_SIGNUP", "userId": "1" } } ] }
        """;

    [Theory]
    [InlineData("deadLetter", Outcome.DeadLettered)]
    [InlineData("discard", Outcome.Discarded)]
    public async Task What_is_no_event_of_its_consumer_ends_at_the_first_attempt_as_the_settings_say(string onInvalid, Outcome outcome)
    {
        using var folder = new Tests.Local.StackFolder(Stack.Replace("ON_INVALID", onInvalid, StringComparison.Ordinal));
        var file = Path.Combine(folder.Path, "scenario.json");
        await File.WriteAllTextAsync(file, Scenario);

        var report = await Laptop.RunAsync(await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test")), ScenarioReader.Read(file));

        var row = Assert.Single(report.Events);
        Assert.Equal((outcome, 1), (row.Outcome, row.Attempts));
        Assert.Contains("user.signed-up", row.Reason);
        Assert.Equal(0, report.Totals.Lost);
    }
}
