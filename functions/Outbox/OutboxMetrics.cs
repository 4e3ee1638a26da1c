using System.Diagnostics.Metrics;
using Functions.Logging;

namespace Outbox;

/// <summary>What the function of an outbox measures.</summary>
public sealed class OutboxMetrics
{
    private const string Count = "{event}";
    private readonly Counter<long> published;
    private readonly Counter<long> refused;
    private readonly Counter<long> failed;
    private readonly Histogram<double> age;
    private EmfExporter? exporter;

    public OutboxMetrics()
    {
        published = Meter.CreateCounter<long>("Published", Count);
        refused = Meter.CreateCounter<long>("Refused", Count);
        failed = Meter.CreateCounter<long>("NotPublished", Count);
        age = Meter.CreateHistogram<double>("AgeAtPublishing", "ms", "From the write into the table to the end of its publication.");
    }

    public Meter Meter { get; } = new("Functions.Outbox");

    /// <summary>Metrics that end up in CloudWatch, by a line of the log at the end of each invocation.</summary>
    /// <param name="function">The function's name: the one dimension.</param>
    /// <param name="output">Asked for every line.</param>
    /// <param name="clock">Time of the values.</param>
    public static OutboxMetrics InLog(string function, Func<TextWriter> output, TimeProvider clock)
    {
        var metrics = new OutboxMetrics();
        metrics.exporter = new EmfExporter(metrics.Meter, "EventBackbone", "FunctionName", function, output, clock);
        return metrics;
    }

    internal void Add(RecordAccount account, DateTimeOffset now)
    {
        var counter = account.Outcome switch
        {
            RecordOutcome.Published => published,
            RecordOutcome.Refused => refused,
            _ => failed,
        };
        counter.Add(1);
        if (account.Outcome == RecordOutcome.Published && account.Record.Written is { } written)
        {
            age.Record(Math.Max(0, (now - written).TotalMilliseconds));
        }
    }

    /// <summary>Ends an invocation.</summary>
    internal void Export() => exporter?.Export();
}
