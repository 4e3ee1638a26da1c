namespace Sim.Policies;

/// <summary>One of the permissions that something needs, and whether it has it.</summary>
/// <param name="Subject">What decides: <c>the queue's policy</c>, <c>the key</c>, <c>the consumer's role</c>.</param>
public sealed record AccessCheck(string Subject, AccessRequest Request, AccessDecision Decision);
