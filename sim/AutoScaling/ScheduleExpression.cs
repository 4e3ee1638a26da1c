using System.Globalization;

namespace Sim.AutoScaling;

/// <summary>
/// When a scheduled action is carried out: <c>at(yyyy-mm-ddThh:mm:ss)</c>, <c>rate(5 minutes)</c>, <c>cron(0 8 ? * MON-FRI *)</c>.
/// https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
/// </summary>
internal sealed class ScheduleExpression
{
    private const int FarthestDays = 366 * 5;

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly Func<DateTimeOffset, DateTimeOffset?> next;

    private ScheduleExpression(Func<DateTimeOffset, DateTimeOffset?> next) => this.next = next;

    /// <param name="timezone">Of at and cron: an IANA name. Null: UTC.</param>
    /// <exception cref="AwsError">It is none.</exception>
    public static ScheduleExpression Parse(string text, string? timezone)
    {
        try
        {
            var zone = timezone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(timezone);
            var open = text.IndexOf('(', StringComparison.Ordinal);
            var inner = open > 0 && text.EndsWith(')') ? text[(open + 1)..^1] : throw new FormatException("It is no call.");
            return text[..open] switch
            {
                "at" => At(DateTime.ParseExact(inner, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), zone),
                "rate" => Rate(inner.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                "cron" => Cron(inner.Split(' ', StringSplitOptions.RemoveEmptyEntries), zone),
                _ => throw new FormatException("It is neither at, rate nor cron."),
            };
        }
        catch (Exception error) when (error is FormatException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new AwsError("ValidationException", $"The schedule {text}{(timezone is null ? "" : $" in {timezone}")} is none: {error.Message}");
        }
    }

    /// <summary>The first time after <paramref name="after"/>; null if there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => next(after);

    private static ScheduleExpression At(DateTime local, TimeZoneInfo zone)
    {
        var at = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return new(after => at > after ? at : null);
    }

    private static ScheduleExpression Rate(string[] parts)
    {
        var unit = parts.Length == 2 ? parts[1] switch
        {
            "minute" or "minutes" => TimeSpan.FromMinutes(1),
            "hour" or "hours" => TimeSpan.FromHours(1),
            "day" or "days" => TimeSpan.FromDays(1),
            var other => throw new FormatException($"`{other}` is no unit."),
        } : throw new FormatException("A rate is a number and a unit.");
        var span = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? unit * number : throw new FormatException($"`{parts[0]}` is no number of times.");
        return new(after => after + span);
    }

    private static ScheduleExpression Cron(string[] fields, TimeZoneInfo zone)
    {
        if (fields.Length != 6)
        {
            throw new FormatException($"A cron expression has 6 fields, not {fields.Length}.");
        }

        int[] minutes = [.. CronField.Parse(fields[0], 0, 59).Order()], hours = [.. CronField.Parse(fields[1], 0, 23).Order()];
        var days = CronField.Parse(fields[2], 1, 31);
        var months = CronField.Parse(fields[3], 1, 12, Months);
        var weekdays = CronField.Parse(fields[4], 1, 7, Days);
        var years = CronField.Parse(fields[5], 1970, 2199);
        return new(after =>
        {
            var today = TimeZoneInfo.ConvertTime(after, zone).Date;
            return Enumerable.Range(0, FarthestDays).Select(day => today.AddDays(day))
                .Where(date => days.Contains(date.Day) && months.Contains(date.Month) && weekdays.Contains((int)date.DayOfWeek + 1) && years.Contains(date.Year))
                .SelectMany(_ => hours, (date, hour) => date.AddHours(hour))
                .SelectMany(_ => minutes, (hour, minute) => hour.AddMinutes(minute))
                // An hour that summer time leaves out does not come.
                .Where(local => !zone.IsInvalidTime(local))
                .Select(local => (DateTimeOffset?)new DateTimeOffset(local, zone.GetUtcOffset(local)))
                .FirstOrDefault(at => at > after);
        });
    }
}
