using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Dashboard;

/// <summary>Everything that is known of one message: of its publication, of its copies in every queue, of each attempt.</summary>
internal static class MessagePath
{
    /// <summary>A message that is redriven again and again has a new id each time; so many are followed.</summary>
    private const int MostPasses = 8;

    /// <param name="id">SNS's or SQS's.</param>
    public static void Write(Utf8JsonWriter json, World world, InvocationJournal logs, Guid id)
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

        json.WriteStartArray();
        foreach (var fact in world.Trace)
        {
            if (IsAbout(fact, ids) || (fact.MessageId is null && fact.Invocation is { } invocation && invocations.Contains(invocation)))
            {
                WriteFact(json, world, logs, fact);
            }
        }

        json.WriteEndArray();
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

    private static void WriteFact(Utf8JsonWriter json, World world, InvocationJournal logs, in Fact fact)
    {
        FactJson.Begin(json, world, fact);
        if (fact.Invocation is { } invocation && fact.Kind is (FactKind.Completed or FactKind.Failed or FactKind.TimedOut))
        {
            json.WriteStartArray("logs");
            foreach (var line in logs.Of(invocation))
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
