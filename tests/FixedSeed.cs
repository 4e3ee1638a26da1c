namespace Tests;

/// <summary>What every property begins with: the same cases in every run. To look further, leave <c>Replay</c> out for once.</summary>
internal static class FixedSeed
{
    public const string Value = "(10795644710867438360,10237693893021254461)";
}
