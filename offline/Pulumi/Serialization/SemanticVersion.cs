using System.Globalization;

namespace Pulumi.Serialization;

/// <summary>
/// The version of a provider package, ordered as semantic versions are: a pre-release comes before its release.
/// </summary>
internal sealed record SemanticVersion(int Major, int Minor, int Patch, string Prerelease) : IComparable<SemanticVersion>
{
    public static readonly SemanticVersion Zero = new(0, 0, 0, "");

    /// <summary>Null for no version.</summary>
    public static SemanticVersion? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var release = text.TrimStart('v', 'V').Split('+')[0];
        var dash = release.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? release : release[..dash]).Split('.')
            .Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))
            .Concat([0, 0])
            .ToArray();
        return new SemanticVersion(numbers[0], numbers[1], numbers[2], dash < 0 ? "" : release[(dash + 1)..]);
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var release = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return release != 0 ? release : ComparePrerelease(Prerelease, other.Prerelease);
    }

    private static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        var different = lefts.Zip(rights, CompareIdentifier).FirstOrDefault(order => order != 0);
        return different != 0 ? different : lefts.Length.CompareTo(rights.Length);
    }

    // Numbers by value, and before words.
    private static int CompareIdentifier(string left, string right)
    {
        var leftIsNumber = ulong.TryParse(left, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = ulong.TryParse(right, CultureInfo.InvariantCulture, out var rightNumber);
        return leftIsNumber && rightIsNumber ? leftNumber.CompareTo(rightNumber)
            : leftIsNumber != rightIsNumber ? rightIsNumber.CompareTo(leftIsNumber)
            : string.CompareOrdinal(left, right);
    }
}
