namespace Pulumi.Serialization;

/// <summary>
/// The marks by which Pulumi's wire format tells apart what JSON cannot. The wire itself is left out here: trees of
/// immutable dictionaries, immutable arrays and plain values go from one side to the other as they are.
/// </summary>
internal static class Wire
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Signature = "4dabf18193072939515e22adb298388d";

    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    public const string Urn = "urn";
    public const string Id = "id";
    public const string PackageVersion = "packageVersion";
    public const string Value = "value";

    public const string AssetPath = "path";
    public const string AssetUri = "uri";
    public const string AssetText = "text";
    public const string ArchiveAssets = "assets";
}
