using System.Text.Json.Serialization;
using Events;
using Functions.Consuming;
using Functions.Logging;
using Xunit;

namespace Tests.Functions;

public sealed partial class StoredResultTests : IEventHandler<UserSignedUp, StoredResultTests.Greeting>
{
    private readonly StillClock clock = new();
    private readonly FailureBench failures = new();
    private readonly StringWriter log = new();
    private readonly Consumer consumer;
    private int runs;
    private int padding;

    public StoredResultTests() =>
        consumer = new Consumer("greeter", ConsumerBench.Timeout, new InMemoryIdempotencyStore(clock), new JsonLineLogger(() => log, clock), clock)
        {
            Failures = failures.Handling(),
        }.On(EventCatalog.UserSignedUp, EventJson.Default.UserSignedUp, this, GreetingJson.Default.Greeting);

    [Fact]
    public async Task A_repeated_event_gets_the_result_of_the_first_time_and_the_handler_does_not_run()
    {
        const string first = """{"Text":"Hello u1, run 1"}""";

        Assert.Equal(first, await Invoke(SnsInvocation.Of("sns-1", TestEvents.SignUp("e1", "u1"))));
        Assert.Equal(first, await Invoke(SnsInvocation.Of("sns-2", TestEvents.SignUp("e1", "u1"))));
        Assert.Equal("""{"Text":"Hello u2, run 2"}""", await Invoke(SnsInvocation.Of("sns-3", TestEvents.SignUp("e2", "u2"))));
    }

    [Fact]
    public async Task To_a_queue_the_response_stays_the_partial_batch_response()
    {
        var batch = new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).Raw("m2", TestEvents.SignUp("e1", "u1")).Raw("m3", "not json");

        Assert.Equal("""{"batchItemFailures":[]}""", await Invoke(batch.ToStream()));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_result_that_is_too_large_to_keep_is_a_permanent_failure_and_the_event_is_not_lost()
    {
        padding = 300 * 1024;

        await Invoke(new SqsBatch().Raw("m1", TestEvents.SignUp("e1", "u1")).ToStream());

        var letter = Assert.Single(failures.Letters);
        Assert.Equal(TestEvents.SignUp("e1", "u1"), letter.Body);
        Assert.Equal(
            "the handler's result of user.signed-up v1 is 307226 bytes of JSON, and at most 307200 are kept: return a reference to it instead",
            letter.Attributes["failureReason"].Value);
    }

    public Task<Greeting> Handle(UserSignedUp data, EventContext context, CancellationToken remainingTime) =>
        Task.FromResult(new Greeting($"Hello {data.UserId}, run {++runs}" + new string('!', padding)));

    private async Task<string> Invoke(Stream input) => await new StreamReader(await consumer.Handle(input)).ReadToEndAsync();

    public sealed record Greeting(string Text);

    [JsonSerializable(typeof(Greeting))]
    private sealed partial class GreetingJson : JsonSerializerContext;
}
