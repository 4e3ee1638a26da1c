using System.Text.Json.Nodes;
using Events;
using Sim;
using Tests.Infra;

namespace Tests.Policies;

/// <summary>By the filters as they would be deployed: every event is either some consumer's or parked, never both and never neither.</summary>
public sealed class ParkingTakesWhatNobodyTakes
{
    private static readonly string[] Types = [.. EventCatalog.All.SelectMany(type => new[] { type.Name, type.BareName }).OfType<string>().Append("never.heard.of")];

    private static readonly JsonObject[] Contents =
    [
        new() { ["userId"] = "test-1", ["currency"] = "EUR", ["total"] = 200_000 },
        new() { ["userId"] = "u-1", ["currency"] = "USD", ["total"] = 200_000 },
        new() { ["userId"] = "u-1", ["currency"] = "EUR", ["total"] = 1 },
        new(),
    ];

    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Settings.Topics.SelectMany(topic => Takers(landscape, topic.Name)), event_ =>
            event_.Parked != event_.Consumers.Contains(true) ? null : event_.Parked ? "is parked and taken" : "is lost");
    }

    private static IEnumerable<(string Topic, string Event, bool Parked, List<bool> Consumers)> Takers(Landscape landscape, string topic)
    {
        var arn = landscape.Of(AwsType.Topic).Single(declared => declared.Name == topic).Text("arn");
        var subscriptions = landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.Text("topic") == arn).ToList();
        var parking = subscriptions.FindIndex(subscription => subscription.Name == $"{topic}-parking-subscription");
        var stage = new FilterStage(subscriptions.Select(subscription =>
            (subscription.TextOrNull("filterPolicy"), subscription.TextOrNull("filterPolicyScope") ?? "MessageBody")));
        foreach (var (body, attributes) in Messages())
        {
            var takers = stage.Takers(body, attributes);
            yield return (topic, body, takers[parking], [.. takers.Where((_, index) => index != parking)]);
        }
    }

    /// <summary>As an envelope and bare, with the same said in attributes.</summary>
    private static IEnumerable<(string Body, Dictionary<string, MessageAttributeValue> Attributes)> Messages()
    {
        foreach (var (type, content) in Types.SelectMany(type => Contents.Select(content => (type, content))))
        {
            var attributes = content.ToDictionary(
                field => field.Key,
                field => new MessageAttributeValue(field.Key == "total" ? "Number" : "String", $"{field.Value}"));
            attributes["eventType"] = new MessageAttributeValue("String", type);
            var bare = content.DeepClone().AsObject();
            bare["eventType"] = type;
            yield return (new JsonObject { ["specversion"] = "1.0", ["type"] = type, ["data"] = content.DeepClone() }.ToJsonString(), attributes);
            yield return (bare.ToJsonString(), attributes);
        }

        yield return ("{}", []);
    }
}
