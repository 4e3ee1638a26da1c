using CloudNative.CloudEvents;

namespace Events;

/// <summary>What reading a message came to: a valid event of a known type, or the reason why not.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    /// <summary>A valid event. <paramref name="Event"/> carries its data as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public sealed record Valid(CloudEvent Event, EventType Type) : EventReading;

    /// <summary>Not an event of the catalog. <paramref name="Reason"/> is one line; id and type as far as they could be read.</summary>
    public sealed record Invalid(string Reason, string? Id = null, string? Type = null) : EventReading
    {
        /// <summary>The same, one by one: every place of the data that does not fit, or the one reason there is.</summary>
        public IReadOnlyList<string> Reasons { get; init; } = new[] { Reason };
    }
}
