using System.Diagnostics;
using System.Text.Json;

namespace Functions.Publishing;

/// <summary>The trace that an event is published in, as W3C Trace Context writes it (https://www.w3.org/TR/trace-context/).</summary>
/// <param name="Parent">The value of <c>traceparent</c>.</param>
/// <param name="State">The value of <c>tracestate</c>; null if there is none.</param>
public sealed record EventTrace(string Parent, string? State)
{
    internal const string ParentName = "traceparent";
    internal const string StateName = "tracestate";

    /// <summary>Characters of a <c>tracestate</c> that everybody passes on.</summary>
    private const int LongestState = 512;

    /// <summary>The trace of <see cref="Activity.Current"/>; null if there is none, or one without a W3C id.</summary>
    public static EventTrace? Current() => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } parent } activity
        ? new EventTrace(parent, IsFit(activity.TraceStateString) ? activity.TraceStateString : null)
        : null;

    /// <summary>
    /// A CloudEvent with the trace in the attributes of CloudEvents' distributed tracing extension; the same text if it has one.
    /// https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md
    /// </summary>
    /// <param name="body">A valid CloudEvent. Only its end is touched: nothing that the producer wrote is written anew.</param>
    internal string AddTo(string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.TryGetProperty(ParentName, out _))
        {
            return body;
        }

        var state = State is null || root.TryGetProperty(StateName, out _) ? string.Empty : $",\"{StateName}\":\"{JsonEncodedText.Encode(State)}\"";
        return body.Insert(body.LastIndexOf('}'), $",\"{ParentName}\":\"{JsonEncodedText.Encode(Parent)}\"{state}");
    }

    /// <summary>
    /// Adds it to the attributes of a bare event, which has no place of its own for it, as far as there is room: a message with
    /// more attributes than raw delivery takes would not arrive at all.
    /// </summary>
    internal void AddTo(List<MessageAttribute> attributes)
    {
        if (attributes.Exists(attribute => attribute.Name == ParentName) || attributes.Count >= SnsLimits.RawAttributes)
        {
            return;
        }

        attributes.Add(new MessageAttribute(ParentName, "String", Parent));
        if (State is not null && attributes.Count < SnsLimits.RawAttributes)
        {
            attributes.Add(new MessageAttribute(StateName, "String", State));
        }
    }

    private static bool IsFit(string? state) =>
        state is { Length: > 0 and <= LongestState } && !state.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
