using Events;
using Infra.Filters;

namespace Infra.Settings;

/// <summary>A consumer, resolved: every number is there and allowed, alone and together with the others.</summary>
public sealed record ConsumerSettings
{
    /// <summary>The name the settings use: <c>welcome-email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The event types it takes; none for a plain work queue.</summary>
    public required IReadOnlyList<EventType> Takes { get; init; }

    /// <summary>What an event must fulfil beyond its type.</summary>
    public EventConditions Where { get; init; } = EventConditions.None;

    public ConsumerSource Source { get; init; } = new ConsumerSource.Topic();

    public required FunctionSettings Function { get; init; }

    /// <summary>Null when topics invoke the function directly.</summary>
    public required QueueSettings? Queue { get; init; }

    public ConsumerScaling Scaling { get; init; } = new ConsumerScaling.OnDemand(null);

    /// <summary>What is promised; null: nothing, and its sizes are the defaults.</summary>
    public ServiceLevel? ServiceLevel { get; init; }

    public required AlarmThresholds Alarms { get; init; }

    public FailureSettings Failures { get; init; } = new();

    public StateSettings? State { get; init; }

    /// <summary>What was not said and follows from the rest, for <c>preview</c> to show.</summary>
    public IReadOnlyList<Derivation> Derivations { get; init; } = [];

    public bool TakesFrom(TopicSettings topic) => Takes.Any(type => type.Topic == topic.Name);

    /// <summary>What it takes of one of its topics.</summary>
    public TakenEvents TakenOf(TopicSettings topic) => new(Name, [.. Takes.Where(type => type.Topic == topic.Name)], Where);
}
