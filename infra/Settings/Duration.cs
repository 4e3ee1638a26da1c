using System.Globalization;

namespace Infra.Settings;

/// <summary>A duration as people write it in a settings file: a whole number and its unit, <c>30s</c>, <c>5m</c>, <c>12h</c>, <c>14d</c>.</summary>
public static class Duration
{
    private static readonly (char Suffix, TimeSpan Unit)[] Units =
        [('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1))];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var unit = text.Length < 2 ? default : Units.FirstOrDefault(unit => unit.Suffix == text[^1]).Unit;
        var isCounted = int.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        // A TimeSpan holds ten million days; no setting comes near.
        var fits = unit != default && isCounted && count < TimeSpan.MaxValue / unit;
        duration = fits ? count * unit : default;
        return fits;
    }

    /// <summary>The shortest way to write it: 86,400 seconds are <c>1d</c>.</summary>
    public static string Text(TimeSpan duration)
    {
        var (suffix, unit) = duration == TimeSpan.Zero ? Units[^1] : Units.First(unit => duration.Ticks % unit.Unit.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / unit.Ticks}{suffix}");
    }
}
