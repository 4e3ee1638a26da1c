using System.Globalization;

namespace Infra.Settings;

/// <summary>
/// A duration as people write it in a settings file: a whole number and its unit, <c>200ms</c>, <c>30s</c>, <c>5m</c>,
/// <c>12h</c>, <c>14d</c>.
/// </summary>
public static class Duration
{
    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)),
        // Before seconds: 200ms ends in an s, too.
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)),
    ];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var (suffix, unit) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        var isCounted = int.TryParse(
            text.AsSpan(0, text.Length - (suffix?.Length ?? 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        // A TimeSpan holds ten million days; no setting comes near.
        var fits = suffix is not null && isCounted && count < TimeSpan.MaxValue / unit;
        duration = fits ? count * unit : default;
        return fits;
    }

    /// <summary>The shortest way to write it: 86,400 seconds are <c>1d</c>.</summary>
    public static string Text(TimeSpan duration)
    {
        var (suffix, unit) = duration == TimeSpan.Zero ? Units[^1]
            : Units.Where(unit => duration.Ticks % unit.Unit.Ticks == 0).DefaultIfEmpty(Units[3]).MaxBy(unit => unit.Unit);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / unit.Ticks}{suffix}");
    }
}
