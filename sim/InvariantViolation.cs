namespace Sim;

/// <summary>A bug of the simulation itself. The seed replays it.</summary>
public sealed class InvariantViolation(string message, ulong seed)
    : Exception($"{message} (seed {seed})")
{
    public ulong Seed { get; } = seed;
}
