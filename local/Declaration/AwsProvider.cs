using System.Collections.Immutable;
using System.Text.Json;

namespace Local.Declaration;

/// <summary>The account, region and tags that a provider puts its resources into.</summary>
internal sealed record AwsProvider(string Account, string Region, ImmutableDictionary<string, object> DefaultTags)
{
    /// <summary>The key by which Pulumi's wire format tells a wrapped value. https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go</summary>
    private const string SecretMark = "4dabf18193072939515e22adb298388d";

    /// <summary>Its tags come back with every resource.</summary>
    public bool HasSecretTags { get; init; }

    /// <summary>China and GovCloud are partitions of their own.</summary>
    public static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    public static string DnsSuffixOf(string region) => region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";

    /// <param name="defaultTags">The provider's own wire form, a JSON text: <c>{"tags":{"team":"shop"}}</c>.</param>
    public static ImmutableDictionary<string, object> TagsOf(string? defaultTags)
    {
        try
        {
            using var document = JsonDocument.Parse(defaultTags ?? "{}");
            return document.RootElement.TryGetProperty("tags", out var tags)
                ? Revealed(tags).EnumerateObject().ToImmutableDictionary(tag => tag.Name, tag => (object)(Revealed(tag.Value).GetString() ?? string.Empty))
                : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Not shown: there may be a secret among them.
            throw new UsageException("The default tags of the AWS provider must be {\"tags\":{...}} with a text for each tag. Look at `aws:defaultTags` of the stack file.");
        }
    }

    /// <summary>A secret travels wrapped; which tags are secret is known from the arguments.</summary>
    private static JsonElement Revealed(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(SecretMark, out _) && element.TryGetProperty("value", out var value)
            ? value : element;

    public AwsProvider With(ImmutableDictionary<string, object> inputs) => this with
    {
        Region = inputs.GetValueOrDefault("region") as string ?? Region,
        // Its own settings stand in for those of the stack file, which are the default provider's.
        DefaultTags = TagsOf(inputs.GetValueOrDefault("defaultTags") as string),
    };
}
