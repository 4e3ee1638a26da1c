using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;

namespace Functions.Logging;

/// <summary>What one instrument measured since the last line.</summary>
internal sealed class EmfSeries(Instrument instrument)
{
    /// <summary>The specification's bound of one metric's values in one line.</summary>
    private const int MostValues = 100;

    private readonly bool isSum = instrument is Counter<long> or Counter<double>;
    private readonly List<double> values = [];

    public string Name => instrument.Name;

    /// <summary>CloudWatch's word for the unit.</summary>
    public string Unit { get; } = instrument.Unit == "ms" ? "Milliseconds" : "Count";

    public bool IsEmpty => values.Count == 0;

    public void Add(double measured)
    {
        if (!double.IsFinite(measured))
        {
            // Not a number in JSON, and none that CloudWatch would take.
            return;
        }

        if (isSum && values.Count > 0)
        {
            values[0] += measured;
        }
        else
        {
            values.Add(measured);
        }
    }

    /// <summary>As many values as a line may hold.</summary>
    public ReadOnlySpan<double> Next() => CollectionsMarshal.AsSpan(values)[..Math.Min(values.Count, MostValues)];

    /// <summary>Forgets the values of <see cref="Next"/>.</summary>
    public void Forget() => values.RemoveRange(0, Math.Min(values.Count, MostValues));
}
