using System.Collections.Immutable;
using Pulumi;

namespace Local.Declaration;

/// <summary>One resource that the program declared: its inputs, and what AWS would give back for them.</summary>
public sealed record RecordedResource
{
    /// <summary>Pulumi's type token: <c>aws:sqs/queue:Queue</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name in the program: <c>welcome-email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As the engine gives it: <c>urn:pulumi:dev::infra::infra:components:ConsumerQueue$aws:sqs/queue:Queue::welcome-email</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The parent's urn; null for the stack alone.</summary>
    public required string? Parent { get; init; }

    /// <summary>Whether a provider manages it; the stack and components only group.</summary>
    public required bool IsCustom { get; init; }

    public required bool Protect { get; init; }

    /// <summary>Urns of the custom resources that must be there first, in ordinal order.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>Urns that it had before it was renamed or moved, by its aliases.</summary>
    public required IReadOnlyList<string> FormerUrns { get; init; }

    /// <summary>Which inputs are secret; they are secret among the outputs too.</summary>
    public required SecretParts Secrets { get; init; }

    /// <summary>Empty for what is not custom.</summary>
    public required string Id { get; init; }

    /// <summary>By the provider's camelCase names, every output resolved.</summary>
    public required ImmutableDictionary<string, object> Inputs { get; init; }

    /// <summary>The inputs and what AWS adds: ARN, URL, ...</summary>
    public required ImmutableDictionary<string, object> Outputs { get; init; }

    public string Text(string input) => TextOrNull(input)
        ?? throw new UsageException($"{this} has no `{input}`: without it the resource cannot be run.");

    public string? TextOrNull(string input) => Outputs.GetValueOrDefault(input) as string;

    /// <summary>Pulumi's wire format has one kind of number; AWS's integers fit it.</summary>
    public int? Integer(string input) => Inputs.GetValueOrDefault(input) is double number ? (int)number : null;

    public TimeSpan? Seconds(string input) => Integer(input) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool Flag(string input) => Inputs.GetValueOrDefault(input) is true;

    public IEnumerable<KeyValuePair<string, string>> Tags() =>
        (Map("tags") ?? []).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, (string)tag.Value));

    public ImmutableDictionary<string, object>? Map(string input) => Inputs.GetValueOrDefault(input) as ImmutableDictionary<string, object>;

    public IEnumerable<object> List(string input) => Inputs.GetValueOrDefault(input) is ImmutableArray<object> list ? list : [];

    /// <summary>The path of an archive input.</summary>
    public string? ArchivePath(string input) => Inputs.GetValueOrDefault(input) is FileArchive archive ? ArchiveFile.PathOf(archive) : null;

    public override string ToString() => $"{Type} `{Name}`";
}
