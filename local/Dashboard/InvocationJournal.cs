using Local.Reporting;
using Sim.Lambda;

namespace Local.Dashboard;

/// <summary>What functions wrote during their last invocations. Only so much is kept.</summary>
public sealed class InvocationJournal
{
    private const int MostInvocations = 2_000;
    private const int MostLines = 200;
    private const int LongestLine = 4_000;

    private readonly Lock turn = new();
    private readonly Dictionary<InvocationId, IReadOnlyList<string>> kept = [];
    private readonly Queue<InvocationId> order = new();

    public void Add(InvocationId invocation, IReadOnlyList<string> lines)
    {
        string[] shown = [.. lines.Take(MostLines).Select(line => Shortened(MaskedText.Of(line)))];
        lock (turn)
        {
            if (!kept.TryAdd(invocation, shown))
            {
                return;
            }

            order.Enqueue(invocation);
            if (order.Count > MostInvocations)
            {
                kept.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>Nothing if it wrote nothing, has not ended, or is forgotten.</summary>
    public IReadOnlyList<string> Of(InvocationId invocation)
    {
        lock (turn)
        {
            return kept.GetValueOrDefault(invocation) ?? [];
        }
    }

    private static string Shortened(string line) => line.Length > LongestLine ? line[..LongestLine] : line;
}
