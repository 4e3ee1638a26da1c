using System.Text.Json.Nodes;
using Infra.Policies;
using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>What a function needs that publishes to the topics of the stack: the right to, and what it must know of each.</summary>
internal static class TopicPublishing
{
    public static Statement Grant(IReadOnlyList<(TopicSettings Settings, EventTopic Topic)> topics) => new()
    {
        Sid = "Publish",
        Actions = ["sns:Publish"],
        Resources = [.. topics.Select(topic => topic.Topic.Arn)],
    };

    /// <summary>The topics by name, for the variable <c>TOPICS</c>; functions/Publishing reads it.</summary>
    public static Output<string> Describe(IReadOnlyList<(TopicSettings Settings, EventTopic Topic)> topics) =>
        Output.All(topics.Select(topic => (Input<string>)topic.Topic.Arn)).Apply(arns => new JsonObject(
            topics.Zip(arns, (topic, arn) => KeyValuePair.Create<string, JsonNode?>(topic.Settings.Name, new JsonObject
            {
                ["arn"] = arn,
                ["grouping"] = topic.Settings.Fifo is not null ? "fifo" : topic.Settings.Fair ? "fair" : "none",
                ["attributes"] = new JsonArray([.. topic.Settings.FilteredAttributes.Select(name => JsonValue.Create(name))]),
            }))).ToJsonString());
}
