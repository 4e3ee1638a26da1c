using System.Text.Json;
using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim.Posting;

/// <summary>A topic with one HTTP subscription and a queue for what it does not take.</summary>
internal sealed class PostingStage
{
    public const string Url = "http://hooks.example/orders";

    public PostingStage(bool isSent = true)
    {
        World = new World(new WorldOptions { Start = Stage.Start, Seed = 1, Http = isSent ? Endpoint : null });
        Topic = World.CreateTopic(new TopicAttributes { Name = "events" });
        TopicArn = World.ArnOf(Topic);
        DeadLetters = World.CreateQueue(new QueueAttributes { Name = "undelivered" });
    }

    public Endpoint Endpoint { get; } = new();
    public World World { get; }
    public TopicId Topic { get; }
    public string TopicArn { get; }
    public QueueId DeadLetters { get; }
    public string Arn { get; private set; } = "";

    public double Elapsed => (World.Clock.GetUtcNow() - Stage.Start).TotalSeconds;

    /// <summary>When the posts since the confirmation went out, in seconds after the first of them.</summary>
    public IEnumerable<double> Times => Endpoint.Posts.Skip(1).Select(post => (post.At - Endpoint.Posts[1].At).TotalSeconds);

    public IReadOnlyList<ReceivedMessage> Undelivered => World.ReceiveMessage(DeadLetters, 10);

    public void Subscribe(params (string Name, string Value)[] attributes)
    {
        Arn = World.Subscriptions.Subscribe(TopicArn, "http", Url, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value)).Arn;
        Pass(0);
    }

    /// <summary>With its dead-letter queue, and agreed to.</summary>
    public void SubscribeAndConfirm(params (string Name, string Value)[] attributes)
    {
        Subscribe([.. attributes, ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{World.ArnOf(DeadLetters)}}"}""")]);
        Confirm(0);
    }

    /// <param name="post">Which of the posts has the token.</param>
    public string Confirm(int post) => World.Subscriptions.Confirm(TopicArn, Body(post).GetProperty("Token").GetString());

    public Guid Publish(string message = "hello")
    {
        var id = World.Publish(Topic, new PublishRequest { Message = message }).MessageId;
        Pass(0);
        return id;
    }

    public void Pass(double seconds)
    {
        World.StepTo(World.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        World.Invariants.Check();
    }

    public JsonElement Body(int post) => JsonDocument.Parse(Endpoint.Posts[post].Post.Body).RootElement.Clone();
}
