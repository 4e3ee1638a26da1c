using System.Globalization;

namespace Sim.AutoScaling;

/// <summary>One field of a cron expression: the numbers that it allows.</summary>
internal static class CronField
{
    /// <summary>Lists, ranges, steps and <c>*</c>; <c>?</c> is <c>*</c>. Three-letter names where there are any.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="NotSimulatedException">It has L, W or #.</exception>
    public static HashSet<int> Parse(string text, int least, int most, params string[] names)
    {
        var allowed = new HashSet<int>();
        foreach (var part in text.ToUpperInvariant().Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var all, var every] => (all, NumberOf(every, [], 1)),
                _ => throw new FormatException($"`{part}` has more than one step."),
            };
            var (first, last) = range is "*" or "?" ? (least, most) : range.Split('-') switch
            {
                [var one] => (NumberOf(one, names, least), part.Contains('/', StringComparison.Ordinal) ? most : NumberOf(one, names, least)),
                [var from, var to] => (NumberOf(from, names, least), NumberOf(to, names, least)),
                _ => throw new FormatException($"`{range}` is no range."),
            };
            if (first < least || last > most || first > last || step < 1)
            {
                throw new FormatException($"`{part}` is not within {least} to {most}.");
            }

            for (var number = first; number <= last; number += step)
            {
                allowed.Add(number);
            }
        }

        return allowed;
    }

    private static int NumberOf(string text, string[] names, int first)
    {
        if (Array.IndexOf(names, text) is >= 0 and var index)
        {
            return first + index;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : text.IndexOfAny(['L', 'W', '#']) >= 0 ? throw new NotSimulatedException($"`{text}` in a cron expression")
            : throw new FormatException($"`{text}` is no number.");
    }
}
