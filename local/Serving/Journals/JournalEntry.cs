using Local.Endpoints;
using Sim.Lambda;
using Sim.Sns.Http;
using Sim.Sns.Regions;

namespace Local.Serving.Journals;

/// <summary>One command that a world was given, at its own time in UTC ticks.</summary>
public abstract record JournalEntry(long Ticks);

/// <summary>A call of a client.</summary>
public sealed record CallEntry(long Ticks, AwsCall Call) : JournalEntry(Ticks);

/// <summary>A client went away while its call was waiting.</summary>
/// <param name="Number">Of the call, in the order of calls, from 0.</param>
public sealed record AbandonedEntry(long Ticks, long Number) : JournalEntry(Ticks);

/// <summary>A function answered.</summary>
public sealed record CompletedEntry(long Ticks, InvocationId Invocation, InvocationResult Result) : JournalEntry(Ticks);

/// <summary>An attempt to reach an HTTP(S) endpoint ended.</summary>
public sealed record PostedEntry(long Ticks, HttpPostId Post, HttpOutcome Outcome) : JournalEntry(Ticks);

/// <summary>A queue of another Region took a message, or refused it.</summary>
/// <param name="Refusal">In words; null if it took it.</param>
public sealed record CarriedEntry(long Ticks, RegionalDeliveryId Delivery, string? Refusal) : JournalEntry(Ticks);
