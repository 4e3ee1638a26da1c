namespace Functions.Consuming.Failures;

/// <summary>The kinds as programs read them: in the failures table and on a dead letter.</summary>
internal static class FailureKindName
{
    public static string Name(this FailureKind kind) => kind switch
    {
        FailureKind.Permanent => "permanent",
        FailureKind.Invalid => "invalid",
        _ => "transient",
    };
}
