namespace Sim.Policies;

/// <summary>The first part of a statement that a call does not fit.</summary>
/// <param name="Why">In words: what the statement asks for, and what the call has.</param>
internal sealed record Mismatch(MismatchPart Part, string Why);
