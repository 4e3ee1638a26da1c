using System.Globalization;

namespace Events.Compatibility;

/// <summary>Compares what a place demands of numbers, of texts and of an array's length.</summary>
internal sealed class ConstraintComparison
{
    private readonly string path;
    private readonly SchemaPlace was;
    private readonly SchemaPlace now;
    private readonly List<SchemaChange> changes = [];

    private ConstraintComparison(string path, SchemaPlace was, SchemaPlace now)
    {
        this.path = path;
        this.was = was;
        this.now = now;
    }

    /// <param name="kinds">The kinds of values that both places let through.</param>
    public static IReadOnlyList<SchemaChange> Of(string path, SchemaPlace was, SchemaPlace now, ValueKinds kinds)
    {
        var comparison = new ConstraintComparison(path, was, now);
        if ((kinds & ValueKinds.Number) != 0)
        {
            var integers = (kinds & ValueKinds.Fraction) == 0;
            comparison.CompareBounds(place => place.Lower, integers, lower: true);
            comparison.CompareBounds(place => place.Upper, integers, lower: false);
            comparison.CompareFactors();
        }

        if ((kinds & ValueKinds.String) != 0)
        {
            comparison.CompareLengths("minLength", "maxLength", "characters");
            comparison.CompareTexts("pattern");
            comparison.CompareTexts("format");
        }

        if ((kinds & ValueKinds.Array) != 0)
        {
            comparison.CompareLengths("minItems", "maxItems", "items");
        }

        comparison.CompareUnknown();
        return comparison.changes;
    }

    private void CompareBounds(Func<SchemaPlace, Bound?> end, bool integers, bool lower)
    {
        var (before, after) = (Among(end(was)), Among(end(now)));
        var tightness = (before, after) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } one, { } other) => other.Tightness(one, lower),
        };
        Add(tightness, Text(before), Text(after));

        Bound? Among(Bound? bound) => integers ? bound?.AmongIntegers(lower) : bound;
        string Text(Bound? bound) => bound?.Text(lower) ?? $"without a {(lower ? "minimum" : "maximum")}";
    }

    private void CompareLengths(string least, string most, string unit)
    {
        var (fewest, greatest) = (now.Least(least), now.Most(most));
        Add(fewest.CompareTo(was.Least(least)), $"of at least {was.Least(least)} {unit}", $"of at least {fewest}");
        Add((was.Most(most) ?? int.MaxValue).CompareTo(greatest ?? int.MaxValue), Text(was.Most(most)), Text(greatest));

        string Text(int? length) => length is { } bound ? string.Create(CultureInfo.InvariantCulture, $"of at most {bound} {unit}") : $"of any number of {unit}";
    }

    private void CompareTexts(string keyword)
    {
        var (before, after) = (was.Texts(keyword), now.Texts(keyword));
        Add(SchemaComparison.Broken(readers: before.Except(after).Any(), writers: after.Except(before).Any()), Text(before), Text(after));

        string Text(IReadOnlyList<string> texts) => texts.Count == 0 ? $"of any {keyword}" : $"of {keyword} {string.Join(" and ", texts.Select(text => $"`{text}`"))}";
    }

    private void CompareFactors()
    {
        var (before, after) = (was.Factors, now.Factors);
        Add(
            SchemaComparison.Broken(
                readers: before.Any(factor => !after.Any(other => IsMultiple(other, factor))),
                writers: after.Any(factor => !before.Any(other => IsMultiple(other, factor)))),
            Text(before),
            Text(after));

        static bool IsMultiple(decimal number, decimal factor) => number == factor || (factor != 0 && number % factor == 0);
        static string Text(IReadOnlyList<decimal> factors) => factors.Count == 0
            ? "any multiple" : $"a multiple of {string.Join(" and ", factors.Select(factor => factor.ToString(CultureInfo.InvariantCulture)))}";
    }

    private void CompareUnknown()
    {
        var (before, after) = (was.Unknown.ToList(), now.Unknown.ToList());
        Add(before.SequenceEqual(after) ? Breaks.None : Breaks.Both, Text(before), Text(after));

        static string Text(List<string> keywords) => keywords.Count == 0 ? "without it" : string.Join(", ", keywords);
    }

    private void Add(int tightness, string before, string after) =>
        Add(tightness == 0 ? Breaks.None : tightness > 0 ? Breaks.Writers : Breaks.Readers, before, after);

    private void Add(Breaks breaks, string before, string after)
    {
        if (breaks != Breaks.None)
        {
            changes.Add(new SchemaChange(path, $"was {before}, is {after}", breaks));
        }
    }
}
