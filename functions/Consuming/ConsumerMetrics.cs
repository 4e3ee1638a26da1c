using System.Diagnostics.Metrics;
using Functions.Logging;

namespace Functions.Consuming;

/// <summary>
/// What a consumer measures, each consumer with a meter of its own: several share a process on a laptop. Tagged by the type
/// of the event, where it is one of the catalog.
/// </summary>
public sealed class ConsumerMetrics
{
    private const string Count = "{event}";
    private readonly Counter<long> processed;
    private readonly Counter<long> duplicates;
    private readonly Counter<long> failed;
    private readonly Counter<long> deadLettered;
    private readonly Counter<long> discarded;
    private readonly Histogram<double> ageAtHandling;
    private readonly Histogram<double> handlerDuration;
    private EmfExporter? exporter;

    public ConsumerMetrics()
    {
        processed = Meter.CreateCounter<long>("Processed", Count);
        duplicates = Meter.CreateCounter<long>("Duplicates", Count);
        failed = Meter.CreateCounter<long>("Failed", Count);
        deadLettered = Meter.CreateCounter<long>("DeadLettered", Count);
        discarded = Meter.CreateCounter<long>("Discarded", Count);
        ageAtHandling = Meter.CreateHistogram<double>("AgeAtHandling", "ms", "From the event's time to the start of its handler.");
        handlerDuration = Meter.CreateHistogram<double>("HandlerDuration", "ms");
    }

    public Meter Meter { get; } = new("Functions.Consuming");

    /// <summary>Metrics that end up in CloudWatch, by a line of the log at the end of each invocation.</summary>
    /// <param name="function">The function's name: the one dimension.</param>
    /// <param name="output">Asked for every line.</param>
    /// <param name="clock">Time of the values.</param>
    public static ConsumerMetrics InLog(string function, Func<TextWriter> output, TimeProvider clock)
    {
        var metrics = new ConsumerMetrics();
        metrics.exporter = new EmfExporter(metrics.Meter, "EventBackbone", "FunctionName", function, output, clock);
        return metrics;
    }

    internal void Begun(EventContext context, DateTimeOffset now) =>
        // Clocks differ; no event is younger than now.
        ageAtHandling.Record(Math.Max(0, (now - context.Time).TotalMilliseconds), Tag(context.Type.Name));

    internal void Ended(EventContext context, TimeSpan duration) => handlerDuration.Record(duration.TotalMilliseconds, Tag(context.Type.Name));

    internal void Add(RecordAccount account)
    {
        var counter = account.Outcome switch
        {
            RecordOutcome.Processed => processed,
            RecordOutcome.Duplicate => duplicates,
            RecordOutcome.DeadLettered => deadLettered,
            RecordOutcome.Discarded => discarded,
            _ => failed,
        };
        if (account is { IsValid: true, EventType: { } type })
        {
            counter.Add(1, Tag(type));
        }
        else
        {
            // No tag of a producer's making: each value would be a series of its own.
            counter.Add(1);
        }
    }

    /// <summary>Ends an invocation.</summary>
    internal void Export() => exporter?.Export();

    private static KeyValuePair<string, object?> Tag(string type) => new("EventType", type);
}
