namespace Local.Endpoints;

/// <summary>
/// The access key id with which a function signs what it asks of the simulated AWS: it names the function, so that what its
/// role may do decides. Whatever else somebody signs with stands for the account itself.
/// </summary>
internal static class FunctionKey
{
    public const string Anonymous = "local";

    private const string Prefix = "LOCALFUNCTION-";

    public static string Of(string function) => Prefix + function;

    /// <summary>The name of the function; null if it is no key of one.</summary>
    public static string? FunctionOf(string accessKeyId) =>
        accessKeyId.StartsWith(Prefix, StringComparison.Ordinal) ? accessKeyId[Prefix.Length..] : null;
}
