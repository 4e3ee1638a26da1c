namespace Local.Serving.Journals;

/// <summary>What a world began with: the same beginning and the same commands at the same times give the same state.</summary>
/// <param name="Stack">Tells the declared resources; empty without a stack.</param>
public sealed record JournalHeader(ulong Seed, long StartTicks, string Account, string Region, string Stack);
