namespace Infra.Filters;

/// <summary>
/// What may stand in one place of a message: a set of texts, numbers, booleans and null, and of the place being empty. SNS
/// takes lists of patterns for one key as alternatives; in this algebra they can be negated and joined as well.
/// </summary>
public sealed record ValueSet
{
    private ValueSet(TextSet texts, NumberSet numbers, bool withTrue, bool withFalse, bool withNull, bool withAbsence)
    {
        Texts = texts;
        Numbers = numbers;
        WithTrue = withTrue;
        WithFalse = withFalse;
        WithNull = withNull;
        WithAbsence = withAbsence;
    }

    public TextSet Texts { get; }

    public NumberSet Numbers { get; }

    public bool WithTrue { get; }

    public bool WithFalse { get; }

    public bool WithNull { get; }

    /// <summary>True if a message without the place belongs to it.</summary>
    public bool WithAbsence { get; }

    public static ValueSet None { get; } = new(TextSet.None, NumberSet.None, false, false, false, false);

    public static ValueSet Everything { get; } = None.Complement();

    public static ValueSet Null { get; } = new(TextSet.None, NumberSet.None, false, false, true, false);

    public static ValueSet Absent { get; } = new(TextSet.None, NumberSet.None, false, false, false, true);

    /// <summary>Any text, number or boolean.</summary>
    public static ValueSet Present { get; } = Everything.Without(Null).Without(Absent);

    public bool IsEmpty => Texts.IsEmpty && Numbers.IsEmpty && !WithTrue && !WithFalse && !WithNull && !WithAbsence;

    public bool IsEverything => Complement().IsEmpty;

    public static ValueSet OfTexts(IEnumerable<string> texts) => OfTexts(TextSet.Exactly(texts));

    public static ValueSet OfTexts(TextSet texts) => new(texts, NumberSet.None, false, false, false, false);

    public static ValueSet OfNumbers(NumberSet numbers) => new(TextSet.None, numbers, false, false, false, false);

    public static ValueSet OfTruth(bool value) => new(TextSet.None, NumberSet.None, value, !value, false, false);

    public ValueSet Complement() =>
        new(Texts.Complement(), Numbers.Complement(), !WithTrue, !WithFalse, !WithNull, !WithAbsence);

    public ValueSet Or(ValueSet other) => new(
        Texts.Or(other.Texts), Numbers.Or(other.Numbers),
        WithTrue || other.WithTrue, WithFalse || other.WithFalse, WithNull || other.WithNull, WithAbsence || other.WithAbsence);

    public ValueSet And(ValueSet other) => Complement().Or(other.Complement()).Complement();

    public ValueSet Without(ValueSet other) => And(other.Complement());

    public bool IsWithin(ValueSet other) => Without(other).IsEmpty;

    /// <summary>
    /// Patterns of which any holds for exactly these values; null if SNS's operators cannot say it. A message attribute is
    /// never a boolean or null, so in that scope they do not matter.
    /// </summary>
    public IReadOnlyList<FilterPattern>? Patterns(FilterScope scope)
    {
        var inBody = scope == FilterScope.Body;
        if (HasEveryPresent(inBody) && (WithNull || !inBody))
        {
            return [new FilterPattern.Exists(true), .. WithAbsence ? [new FilterPattern.Exists(false)] : Array.Empty<FilterPattern>()];
        }

        if (PresentPatterns(inBody) is not { } patterns)
        {
            return null;
        }

        return
        [
            .. patterns,
            .. inBody && WithNull ? [new FilterPattern.Null()] : Array.Empty<FilterPattern>(),
            .. WithAbsence ? [new FilterPattern.Exists(false)] : Array.Empty<FilterPattern>(),
        ];
    }

    private IReadOnlyList<FilterPattern>? PresentPatterns(bool inBody)
    {
        var booleans = HasBooleans(inBody);
        if (booleans && Numbers.IsAll && Texts.LackedTexts is { } texts)
        {
            return [new FilterPattern.AnythingButTexts(texts)];
        }

        if (booleans && Texts.IsAll && Numbers.LackedPoints is { } points)
        {
            return [new FilterPattern.AnythingButNumbers(points)];
        }

        if (HasEveryPresent(inBody))
        {
            return [new FilterPattern.AnythingButNumbers([0]), new FilterPattern.Number(0)];
        }

        return Texts.Patterns() is not { } textPatterns ? null :
        [
            .. textPatterns,
            .. NumberPatterns(),
            .. inBody && WithTrue ? [new FilterPattern.Truth(true)] : Array.Empty<FilterPattern>(),
            .. inBody && WithFalse ? [new FilterPattern.Truth(false)] : Array.Empty<FilterPattern>(),
        ];
    }

    private bool HasEveryPresent(bool inBody) => Texts.IsAll && Numbers.IsAll && HasBooleans(inBody);

    private bool HasBooleans(bool inBody) => !inBody || (WithTrue && WithFalse);

    private IEnumerable<FilterPattern> NumberPatterns() => Numbers.IsAll
        ? [Below(0), new FilterPattern.Numeric(new NumberBounds(0, true, null, false))]
        : Numbers.Intervals().Select(interval => interval.IsPoint
            ? (FilterPattern)new FilterPattern.Number(interval.Least!.Value) : new FilterPattern.Numeric(interval));

    private static FilterPattern.Numeric Below(decimal bound) => new(new NumberBounds(null, false, bound, false));
}
