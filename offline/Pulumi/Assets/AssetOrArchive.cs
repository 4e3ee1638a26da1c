namespace Pulumi;

/// <summary>A file, or a folder of files, that is passed to a resource.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Signature = signature;
        Property = property;
        Value = value;
    }

    internal string Signature { get; }

    internal string Property { get; }

    internal object Value { get; }
}
