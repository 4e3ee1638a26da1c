using Sim;
using Sim.Lambda;

namespace Local.Explaining;

/// <summary>Everything that is known of one message: of its publication, of its copies in every queue, of each attempt.</summary>
public static class MessagePath
{
    /// <summary>A message that is redriven again and again has a new id each time; so many are followed.</summary>
    private const int MostPasses = 8;

    /// <summary>From the trace, which must be on; in the order in which it happened. Empty for an id that nobody knows.</summary>
    /// <param name="id">SNS's or SQS's.</param>
    public static IReadOnlyList<Fact> Of(World world, Guid id)
    {
        var ids = new HashSet<Guid> { id };
        var invocations = new HashSet<InvocationId>();
        for (int pass = 0, known = 0; pass < MostPasses && known < ids.Count + invocations.Count; pass++)
        {
            known = ids.Count + invocations.Count;
            foreach (var fact in world.Trace)
            {
                Follow(fact, ids, invocations);
            }
        }

        return [.. world.Trace.Where(fact =>
            IsAbout(fact, ids) || (fact.MessageId is null && fact.Invocation is { } invocation && invocations.Contains(invocation)))];
    }

    private static void Follow(in Fact fact, HashSet<Guid> ids, HashSet<InvocationId> invocations)
    {
        // What was redriven has a new id; the fact tells the one it had.
        var former = fact.Kind == FactKind.Redriven && Guid.TryParse(fact.Detail, out var parsed) ? parsed : (Guid?)null;
        if (!IsAbout(fact, ids) && !(former is { } had && ids.Contains(had)))
        {
            return;
        }

        foreach (var id in (Guid?[])[fact.MessageId, fact.SnsMessageId, former])
        {
            if (id is { } linked)
            {
                ids.Add(linked);
            }
        }

        if (fact.Invocation is { } invocation)
        {
            invocations.Add(invocation);
        }
    }

    private static bool IsAbout(in Fact fact, HashSet<Guid> ids) =>
        (fact.MessageId is { } message && ids.Contains(message)) || (fact.SnsMessageId is { } publication && ids.Contains(publication));
}
