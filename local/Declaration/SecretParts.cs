using System.Collections.Immutable;

namespace Local.Declaration;

/// <summary>Which parts of a resource's properties are secret: mocks, and what they record, hold the plain values.</summary>
public sealed class SecretParts
{
    public static readonly SecretParts None = new(isSecret: false, []);

    /// <summary>Everything is.</summary>
    public static readonly SecretParts Whole = new(isSecret: true, []);

    private readonly ImmutableDictionary<string, SecretParts> parts;

    private SecretParts(bool isSecret, ImmutableDictionary<string, SecretParts> parts)
    {
        IsSecret = isSecret;
        this.parts = parts;
    }

    public bool IsSecret { get; }

    public bool IsEmpty => !IsSecret && parts.IsEmpty;

    /// <param name="key">A property's name, a map's key, or the number of an item of a list.</param>
    public SecretParts Of(string key) => IsSecret ? Whole : parts.GetValueOrDefault(key, None);

    internal SecretParts With(string key, SecretParts part) => IsSecret || part.IsEmpty ? this : new SecretParts(isSecret: false, parts.SetItem(key, part));
}
