namespace Sim.Sns;

/// <summary>Numbers as filter policies compare them.</summary>
internal static class FilterNumber
{
    /// <summary>AWS documents five digits after the point; six were seen to count.
    /// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html</summary>
    private const double Accuracy = 1e6;

    /// <summary>Beyond it nothing is documented, and a double has hardly six digits after the point left.</summary>
    private const double Most = 1e9;

    public static bool AreSame(double left, double right) =>
        left == right || (Math.Abs(left) <= Most && Math.Abs(right) <= Most && Math.Truncate(left * Accuracy) == Math.Truncate(right * Accuracy));
}
