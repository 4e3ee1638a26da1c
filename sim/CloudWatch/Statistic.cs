using System.Globalization;

namespace Sim.CloudWatch;

/// <summary>What is made of the values of a period: SampleCount, Sum, Average, Minimum, Maximum, or a percentile.</summary>
public readonly record struct Statistic
{
    private readonly double percentile;

    private Statistic(string name, double percentile = double.NaN) => (Name, this.percentile) = (name, percentile);

    public static Statistic SampleCount { get; } = new("SampleCount");

    public static Statistic Sum { get; } = new("Sum");

    public static Statistic Average { get; } = new("Average");

    public static Statistic Minimum { get; } = new("Minimum");

    public static Statistic Maximum { get; } = new("Maximum");

    public string Name { get; }

    /// <param name="name">A statistic, or <c>p0</c> to <c>p100</c> with up to ten decimal places.</param>
    /// <exception cref="AwsError">It is none.</exception>
    public static Statistic Parse(string name) => name switch
    {
        "SampleCount" => SampleCount,
        "Sum" => Sum,
        "Average" => Average,
        "Minimum" => Minimum,
        "Maximum" => Maximum,
        ['p', .. var rank] when double.TryParse(rank, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentile) && percentile <= 100
            => new Statistic(name, percentile),
        _ => throw new AwsError("InvalidParameterValue", $"The value {name} for parameter Statistic is not supported."),
    };

    /// <summary>The statistic of a period that has values; null for a percentile where only sums are known.</summary>
    internal double? Of(StatisticSet set) => Name switch
    {
        "SampleCount" or "Sum" or "Average" or "Minimum" or "Maximum" => Plain(set),
        _ => set.IsRaw ? set.Percentile(percentile) : null,
    };

    private double Plain(StatisticSet set) => Name switch
    {
        "SampleCount" => set.SampleCount,
        "Sum" => set.Sum,
        "Average" => set.Sum / set.SampleCount,
        "Minimum" => set.Minimum,
        _ => set.Maximum,
    };
}
