namespace Local.Running;

/// <summary>Where an event stands in an outbox.</summary>
internal sealed record OutboxPlace(string Table, string Entity, string Sequence);
