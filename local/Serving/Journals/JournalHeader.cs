namespace Local.Serving.Journals;

/// <summary>What a world began with: the same beginning and the same commands at the same times give the same state.</summary>
/// <param name="Stack">Tells the declared resources; empty without a stack.</param>
/// <param name="PostsTo">The hosts that HTTP(S) subscriptions are really delivered to; empty for none.</param>
/// <param name="Simulator">Tells the build of the simulated AWS: another one may make something else of the same commands.</param>
public sealed record JournalHeader(ulong Seed, long StartTicks, string Account, string Region, string Stack, string PostsTo, Guid Simulator);
