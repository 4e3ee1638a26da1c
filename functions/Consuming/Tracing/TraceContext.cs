using System.Diagnostics;
using CloudNative.CloudEvents;

namespace Functions.Consuming.Tracing;

/// <summary>The trace that a message is part of. What is malformed counts as absent: a trace is good to have, no reason to fail.</summary>
/// <param name="TraceId">32 lower-case hex digits; null if the message brought no trace.</param>
/// <param name="Parent">What an activity of the consumer hangs from.</param>
internal readonly record struct TraceContext(string? TraceId, ActivityContext Parent)
{
    /// <summary>W3C asks for at least 512 characters to be passed on.</summary>
    private const int LongestState = 512;

    private const int RootLength = 35;

    /// <summary>
    /// From the nearest to the producer: the event's own CloudEvents extension, the message attribute, the header that SQS
    /// keeps for X-Ray.
    /// </summary>
    public static TraceContext Of(CloudEvent? cloudEvent, Delivery delivery)
    {
        ActivityContext parent;
        return W3C(cloudEvent?["traceparent"] as string, cloudEvent?["tracestate"] as string, out parent)
            || W3C(delivery.TraceParent, delivery.TraceState, out parent)
            || XRay(delivery.TraceHeader, out parent)
                ? new TraceContext(parent.TraceId.ToHexString(), parent)
                : default;
    }

    /// <summary>https://www.w3.org/TR/trace-context/#traceparent-header</summary>
    private static bool W3C(string? traceParent, string? traceState, out ActivityContext parent)
    {
        parent = default;
        return traceParent is not null
            && ActivityContext.TryParse(traceParent, traceState?.Length <= LongestState ? traceState : null, isRemote: true, out parent)
            && parent.TraceId != default
            && parent.SpanId != default;
    }

    /// <summary>
    /// <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>: version, time and id, of which the
    /// last two make the W3C trace id. Parent and Sampled may be missing
    /// (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader).
    /// </summary>
    private static bool XRay(string? header, out ActivityContext parent)
    {
        parent = default;
        var (trace, span, flags) = (default(ActivityTraceId), default(ActivitySpanId), ActivityTraceFlags.None);
        Span<char> id = stackalloc char[32];
        foreach (var range in header.AsSpan().Split(';'))
        {
            var field = header.AsSpan(range).Trim();
            if (field.StartsWith("Root=1-") && field[5..] is { Length: RootLength } root && root[10] == '-')
            {
                root[2..10].CopyTo(id);
                root[11..].CopyTo(id[8..]);
                trace = IsHex(id) ? ActivityTraceId.CreateFromString(id) : default;
            }
            else if (field.StartsWith("Parent=") && field[7..] is { Length: 16 } last && IsHex(last))
            {
                span = ActivitySpanId.CreateFromString(last);
            }
            else if (field is "Sampled=1")
            {
                flags = ActivityTraceFlags.Recorded;
            }
        }

        parent = new ActivityContext(trace, span, flags, isRemote: true);
        return trace != default;
    }

    /// <summary>All zeros stand for no id.</summary>
    private static bool IsHex(ReadOnlySpan<char> id) => !id.ContainsAnyExcept("0123456789abcdef") && id.ContainsAnyExcept('0');
}
