using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Local.Declaration.Answers;
using Pulumi.Testing;

namespace Local.Declaration;

/// <summary>
/// What AWS answers when a resource is created: ids, ARNs and URLs of their real shapes, in agreement with each other and
/// the same at every run. What nobody can know before (dates, sizes of what is not there) is left out.
/// </summary>
/// <param name="provider">Where resources go that name no provider of their own.</param>
internal sealed class AwsAnswer(AwsProvider provider)
{
    private static readonly FrozenDictionary<string, Func<NewResource, Created>> ByType = new[]
    {
        QueueAnswers.ByType, TopicAnswers.ByType, FunctionAnswers.ByType, FunctionEdgeAnswers.ByType, IdentityAnswers.ByType,
        WatchAnswers.ByType, KeyAnswers.ByType, TableAnswers.ByType, ScalingAnswers.ByType, DeploymentAnswers.ByType,
    }.SelectMany(answers => answers).ToFrozenDictionary(StringComparer.Ordinal);

    public AwsProvider Default => provider;

    /// <summary>A deployment group has the platform of its application, which is created before it.</summary>
    public ConcurrentDictionary<string, string> Platforms { get; } = new(StringComparer.Ordinal);

    /// <summary>The types that have an answer of their own; any other gets an id, and its inputs back.</summary>
    public static IEnumerable<string> Types => ByType.Keys;

    public (string Id, ImmutableDictionary<string, object> Outputs) For(NewResource resource)
    {
        var created = ByType.TryGetValue(resource.Type, out var answer) ? answer(resource) : new Created(resource.Uuid());
        var outputs = resource.Inputs.ToBuilder();
        foreach (var (name, value) in Everywhere(resource).Concat(created.Outputs))
        {
            if (value is not null)
            {
                outputs[name] = value;
            }
        }

        return (resource.ExistingId ?? created.Id, outputs.ToImmutable());
    }

    public object ForCall(MockCallArgs call, AwsProvider from) => call.Token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object>
        {
            ["accountId"] = from.Account,
            ["arn"] = $"arn:{AwsProvider.PartitionOf(from.Region)}:iam::{from.Account}:user/local",
            ["id"] = from.Account,
            ["userId"] = "AIDALOCAL",
        },
        "aws:index/getRegion:getRegion" => Region(call.Args.GetValueOrDefault("region") as string ?? from.Region),
        "aws:index/getPartition:getPartition" => new Dictionary<string, object>
        {
            ["partition"] = AwsProvider.PartitionOf(from.Region),
            ["dnsSuffix"] = AwsProvider.DnsSuffixOf(from.Region),
            ["reverseDnsPrefix"] = string.Join('.', AwsProvider.DnsSuffixOf(from.Region).Split('.').Reverse()),
            ["id"] = AwsProvider.PartitionOf(from.Region),
        },
        _ => throw new UsageException($"The program asks AWS for `{call.Token}`, which has no answer on a laptop."),
    };

    private static Dictionary<string, object> Region(string region) => new() { ["name"] = region, ["region"] = region, ["id"] = region };

    /// <summary>What every resource has whose class has an output for it.</summary>
    private static IEnumerable<(string Name, object? Value)> Everywhere(NewResource resource)
    {
        if (resource.IsRegional)
        {
            yield return ("region", resource.Region);
        }

        if (resource.IsTagged)
        {
            var own = resource.Inputs.GetValueOrDefault("tags") as ImmutableDictionary<string, object> ?? [];
            yield return ("tagsAll", resource.DefaultTags.SetItems(own));
        }
    }
}
