using Amazon.Runtime;
using Functions.Calls;
using Functions.Publishing;
using Functions.Publishing.Sns;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using Tests.Functions;

namespace Tests.Local;

/// <summary>What publishers ask of SNS, by this project's own client over HTTP.</summary>
public sealed class SnsEndpointTests : IAsyncLifetime
{
    private readonly World world = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1, Region = "eu-west-1" });
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;

    public async Task InitializeAsync()
    {
        endpoint = await AwsEndpoint.StartAsync(call =>
        {
            lock (turn)
            {
                return AwsServices.Answer(world, new Tables(world.Clock), call);
            }
        });
        var queue = world.CreateQueue(new() { Name = "users" });
        world.Subscribe(new() { Topic = world.CreateTopic(new() { Name = "users" }), Queue = queue, RawMessageDelivery = true });
    }

    public async Task DisposeAsync() => await endpoint!.DisposeAsync();

    [Fact]
    public async Task Events_are_published_in_batches_with_their_attributes()
    {
        var outcomes = await Publish("arn:aws:sns:eu-west-1:123456789012:users", [.. Enumerable.Range(1, 11).Select(at => TestEvents.SignUp($"e{at}", "Grüße & <u>"))]);

        var messages = world.MessagesIn(world.QueueByName("users"));
        Assert.Equal(11, messages.Count);
        Assert.Equal(11, outcomes.Count(outcome => outcome is PublishOutcome.Accepted));
        Assert.Contains(TestEvents.SignUp("e1", "Grüße & <u>"), messages.Select(message => message.Body));
        Assert.All(messages, message => Assert.Equal("user.signed-up", message.MessageAttributes["eventType"].StringValue));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_SNSs_error()
    {
        var failed = Assert.IsType<PublishOutcome.Failed>(Assert.Single(await Publish("arn:aws:sns:eu-west-1:123456789012:gone", [TestEvents.SignUp("e1", "u1")])));

        Assert.Equal("NotFound", failed.Code);
    }

    [Fact]
    public async Task A_form_that_nobody_has_signed_does_not_come_in()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Action", "PublishBatch")]);

        Assert.Equal(415, (int)(await http.PostAsync(new Uri(endpoint!.Url), form)).StatusCode);
    }

    private async Task<IReadOnlyList<PublishOutcome>> Publish(string topic, IReadOnlyList<string> events)
    {
        using var http = new HttpClient();
        var transport = new SnsQueryTransport(new SignedPost(
            http,
            new ServiceEndpoint("sns", "eu-west-1", new Uri(endpoint!.Url)),
            _ => Task.FromResult(new ImmutableCredentials("local", "local", null)),
            TimeProvider.System,
            () => null));
        var publisher = new EventPublisher(transport, new Topics([new Topic("users", topic, Grouping.None, [])]), Backoff.Default, TimeProvider.System, () => 0);
        return await publisher.Publish(events, CancellationToken.None);
    }
}
