using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Local.Declaration;

/// <summary>A resource that AWS is asked to create, or to read.</summary>
/// <param name="existingId">The id of a resource that is only read, or imported.</param>
/// <param name="platforms">The compute platform of each CodeDeploy application that there is so far.</param>
internal sealed class NewResource(
    DeclaredResource declared,
    ImmutableDictionary<string, object> inputs,
    string? existingId,
    AwsProvider provider,
    ConcurrentDictionary<string, string> platforms)
{
    private static readonly ConcurrentDictionary<(Type, string), bool> Outputs = new();

    public string Type => declared.Type;

    public string? ExistingId { get; } = string.IsNullOrEmpty(existingId) ? null : existingId;

    public ImmutableDictionary<string, object> Inputs => inputs;

    public string Account => provider.Account;

    public string Region => Text("region") ?? provider.Region;

    public string Partition => AwsProvider.PartitionOf(Region);

    public string DnsSuffix => AwsProvider.DnsSuffixOf(Region);

    public ConcurrentDictionary<string, string> Platforms => platforms;

    public ImmutableDictionary<string, object> DefaultTags => provider.DefaultTags;

    /// <summary>Whether AWS keeps it in one region.</summary>
    public bool IsRegional => Has(nameof(Pulumi.Aws.Sqs.Queue.Region));

    /// <summary>Whether it takes part in the provider's default tags.</summary>
    public bool IsTagged => Has(nameof(Pulumi.Aws.Sqs.Queue.TagsAll));

    public string? Text(string input) => inputs.GetValueOrDefault(input) as string;

    public string Text(string input, string otherwise) => Text(input) ?? otherwise;

    public bool Flag(string input) => inputs.GetValueOrDefault(input) is true;

    /// <summary>
    /// What it is called in AWS: its name input; else its prefix, or its name in the program, with a suffix that follows
    /// from its urn. A FIFO queue or topic ends in <c>.fifo</c>.
    /// </summary>
    public string PhysicalName(string input = "name")
    {
        if (Text(input) is { } given)
        {
            return given;
        }

        var ending = Flag("fifoQueue") || Flag("fifoTopic") ? ".fifo" : string.Empty;
        return Text($"{input}Prefix") is { } prefix
            ? $"{prefix}{Hex("name", 26)}{ending}"
            : $"{declared.Name}-{Hex("name", 7)}{ending}";
    }

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>Of IAM and of dashboards, which belong to no region.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";

    /// <param name="purpose">Tells the ids of one resource apart.</param>
    public string Uuid(string purpose = "id") => FixedId.Uuid($"{declared.Urn}/{purpose}");

    public string Hex(string purpose, int length) => FixedId.Hex($"{declared.Urn}/{purpose}", length);

    public string Lower(string purpose, int length) => FixedId.Lower($"{declared.Urn}/{purpose}", length);

    public string Upper(string purpose, int length) => FixedId.Upper($"{declared.Urn}/{purpose}", length);

    private bool Has(string property) =>
        Outputs.GetOrAdd((declared.Resource.GetType(), property), output => output.Item1.GetProperty(output.Item2) is not null);
}
