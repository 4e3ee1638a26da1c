using System.Diagnostics.Metrics;

namespace Functions.Logging;

/// <summary>
/// Collects what a meter measures and writes it as lines in CloudWatch's embedded metric format, from which CloudWatch makes
/// metrics without a call
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
/// Counters come as their sum since the last line, histograms with every value.
/// </summary>
public sealed class EmfExporter : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly List<EmfSeries> series = [];
    private readonly EmfLine line;
    private readonly Func<TextWriter> output;

    /// <param name="meter">Whose instruments; no other meter's, even one of the same name.</param>
    /// <param name="metricNamespace">CloudWatch's namespace.</param>
    /// <param name="dimension">Name of the one dimension.</param>
    /// <param name="value">Its value.</param>
    /// <param name="output">Asked for every line, because a host may give each invocation a console of its own.</param>
    /// <param name="clock">Time of the values.</param>
    public EmfExporter(Meter meter, string metricNamespace, string dimension, string value, Func<TextWriter> output, TimeProvider clock)
    {
        line = new EmfLine(metricNamespace, dimension, value, clock);
        this.output = output;
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                var one = new EmfSeries(instrument);
                lock (gate)
                {
                    series.Add(one);
                }

                listening.EnableMeasurementEvents(instrument, one);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, measured, _, state) => Add(state, measured));
        listener.SetMeasurementEventCallback<double>((_, measured, _, state) => Add(state, measured));
        listener.Start();
    }

    /// <summary>Writes what was measured since the last time; nothing if nothing was.</summary>
    public void Export()
    {
        lock (gate)
        {
            while (line.Next(series) is { } text)
            {
                output().WriteLine(text);
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(object? state, double measured)
    {
        lock (gate)
        {
            ((EmfSeries)state!).Add(measured);
        }
    }
}
