using System.Globalization;

namespace Infra.Settings;

/// <summary>A rate as people write it in a settings file: <c>50/s</c>, <c>1000/m</c>, <c>20/h</c>, <c>5/d</c>.</summary>
public static class Rate
{
    private static readonly (string Suffix, double Seconds)[] Units = [("/s", 1), ("/m", 60), ("/h", 3_600), ("/d", 86_400)];

    /// <param name="rate">A second.</param>
    public static bool TryParse(string text, out double rate)
    {
        var (suffix, seconds) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        rate = 0;
        if (suffix is null
            || !double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        rate = count / seconds;
        return true;
    }

    /// <summary>With the largest unit that gives a number above one: 0.5 a second are <c>30/m</c>.</summary>
    public static string Text(double rate)
    {
        var (suffix, seconds) = Units.FirstOrDefault(unit => rate * unit.Seconds >= 1);
        return suffix is null ? $"{Number(rate * 86_400)}/d" : $"{Number(rate * seconds)}{suffix}";
    }

    private static string Number(double number) => Math.Round(number, 3).ToString(CultureInfo.InvariantCulture);
}
