using Infra.Filters;

namespace Infra.Settings;

/// <summary>A topic, resolved.</summary>
public sealed record TopicSettings
{
    /// <summary>The name the settings use: <c>users</c>.</summary>
    public required string Name { get; init; }

    /// <summary>In order per message group, and deduplicated; null for a standard topic.</summary>
    public FifoSettings? Fifo { get; init; }

    /// <summary>A standard topic whose messages carry a group, which fair queues use.</summary>
    public bool Fair { get; init; }

    public FilterScope FilterScope { get; init; } = FilterScope.Body;

    /// <summary>Message attributes that its publishers set beside those that filters ask for.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Who else may publish to it.</summary>
    public Partners Publishers { get; init; } = Partners.None;

    /// <summary>Who else may subscribe queues or functions of their own.</summary>
    public Partners Subscribers { get; init; } = Partners.None;

    /// <summary>Percent of the successful deliveries that are logged; failed ones always are.</summary>
    public int DeliveryLogSample { get; init; } = 10;

    /// <summary>The consumers that subscribe to it, in the order of the settings.</summary>
    public required IReadOnlyList<ConsumerSettings> Consumers { get; init; }

    /// <summary>
    /// Fields of the events that publishers copy into message attributes, because a consumer's conditions ask for them there.
    /// </summary>
    public IReadOnlyList<string> FilteredAttributes => FilterScope == FilterScope.Body ? [] :
        [.. Consumers.SelectMany(consumer => consumer.Where.Fields).Select(condition => condition.Field.ToString()).Distinct()];

    /// <summary>Every message attribute that a message may carry: the event's type, what filters ask for, what publishers add.</summary>
    public IReadOnlyList<string> CarriedAttributes => [.. new[] { "eventType" }.Concat(FilteredAttributes).Concat(Attributes).Distinct()];

    /// <summary>What its consumers take of it.</summary>
    public IEnumerable<TakenEvents> Taken => Consumers.Select(consumer => consumer.TakenOf(this));
}
