using Events;

namespace Infra.Filters;

/// <summary>What one consumer of a topic takes.</summary>
/// <param name="Consumer">Its name in the settings, for failures.</param>
/// <param name="Types">At least one.</param>
/// <param name="Where">What an event must fulfil beyond its type.</param>
public sealed record TakenEvents(string Consumer, IReadOnlyList<EventType> Types, EventConditions Where);
