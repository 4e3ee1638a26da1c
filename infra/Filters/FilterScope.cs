namespace Infra.Filters;

/// <summary>What the filter policies of a topic's subscriptions look at; the topic chooses, for all of them.</summary>
public enum FilterScope
{
    /// <summary>The event itself: a producer that sets no attributes is not silently dropped.</summary>
    Body,

    /// <summary>
    /// The message attribute <c>eventType</c> (String: the event's name or its bare name) and attributes named after fields
    /// of the data, which the publishers copy: numbers as Number, texts as String.
    /// </summary>
    Attributes,
}
