namespace Sim.AutoScaling;

/// <summary>An action as PutScheduledAction takes it.</summary>
/// <param name="Schedule"><c>at(...)</c>, <c>rate(...)</c> or <c>cron(...)</c>.</param>
/// <param name="Timezone">An IANA name; null for UTC.</param>
/// <param name="MinCapacity">Null: stays as it is.</param>
/// <param name="MaxCapacity">Null: stays as it is.</param>
public sealed record ScheduledAction(string Name, string Schedule, string? Timezone, int? MinCapacity, int? MaxCapacity);
