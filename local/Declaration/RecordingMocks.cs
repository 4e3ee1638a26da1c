using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Local.Declaration;

/// <summary>Stands where AWS would: answers every registration as AWS does and writes it down.</summary>
internal sealed class RecordingMocks(string region, string account) : IMocks
{
    private readonly AwsAnswer answer = new(region, account);
    private readonly ConcurrentQueue<RecordedResource> recorded = new();

    /// <summary>The AWS resources, by type and name: registrations arrive in an order that nothing promises.</summary>
    public IReadOnlyList<RecordedResource> Resources =>
        [.. recorded.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal)];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var type = args.Type ?? string.Empty;
        var name = args.Name ?? string.Empty;
        if (!type.StartsWith("aws:", StringComparison.Ordinal))
        {
            // Components and providers are Pulumi's own: they group and configure, AWS never sees them.
            return Task.FromResult<(string?, object)>((name, args.Inputs));
        }

        var (id, outputs) = answer.For(type, name, args.Inputs);
        recorded.Enqueue(new RecordedResource { Type = type, Name = name, Id = id, Inputs = args.Inputs, Outputs = outputs });
        return Task.FromResult<(string?, object)>((id, outputs));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object>
        {
            ["accountId"] = account,
            ["arn"] = $"arn:aws:iam::{account}:user/local",
            ["id"] = account,
            ["userId"] = "AIDALOCAL",
        },
        "aws:index/getRegion:getRegion" => new Dictionary<string, object> { ["name"] = region, ["region"] = region, ["id"] = region },
        "aws:index/getPartition:getPartition" => new Dictionary<string, object>
        {
            ["partition"] = "aws",
            ["dnsSuffix"] = "amazonaws.com",
            ["reverseDnsPrefix"] = "com.amazonaws",
            ["id"] = "aws",
        },
        _ => throw new UsageException($"The program asks AWS for `{args.Token}`, which has no answer on a laptop."),
    });
}
