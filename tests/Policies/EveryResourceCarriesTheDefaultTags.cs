using System.Collections.Immutable;

namespace Tests.Policies;

/// <summary>Whose it is and who pays, on everything that AWS lets one tag.</summary>
[Trait("Control", "SNS.3")]
[Trait("Control", "SQS.2")]
[Trait("Control", "Lambda.6")]
[Trait("Control", "DynamoDB.5")]
public sealed class EveryResourceCarriesTheDefaultTags
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        string[] tagged =
        [
            AwsType.Queue, AwsType.Topic, AwsType.Function, AwsType.Table, AwsType.Key, AwsType.LogGroup, AwsType.Role, AwsType.MetricAlarm, AwsType.CompositeAlarm,
            AwsType.EventSourceMapping,
        ];

        Sentence.HoldsForAll(
            landscape.Of(tagged).Concat(landscape.Resources.Where(resource => resource.Outputs.ContainsKey("tagsAll"))).Distinct(),
            resource => resource.Outputs.GetValueOrDefault("tagsAll") is not ImmutableDictionary<string, object> tags ? "has no tags"
                : new[] { ("stack", stack), ("project", "infra"), ("owner", "events-team") }
                    .Concat(landscape.Settings.Tags.Select(tag => (tag.Key, tag.Value)))
                    .Where(tag => tags.GetValueOrDefault(tag.Item1) as string != tag.Item2)
                    .Select(tag => $"has not the tag {tag}")
                    .FirstOrDefault());
    }
}
