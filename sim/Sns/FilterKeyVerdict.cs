namespace Sim.Sns;

/// <summary>What a filter policy asks of one key, and what a message has there.</summary>
/// <param name="Key">With dots between nested names.</param>
/// <param name="Asked">The conditions as the policy has them, JSON: one of them must hold.</param>
/// <param name="Found">The message's values of the key, JSON; none if it does not have it.</param>
/// <param name="IsAlternative">It counts in some branches of an <c>$or</c> only.</param>
public sealed record FilterKeyVerdict(string Key, string Asked, IReadOnlyList<string> Found, bool Holds, bool IsAlternative);
