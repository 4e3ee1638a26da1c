using System.Text;
using Sim.Sns;

namespace Sim.Lambda;

/// <summary>An event that a function accepted for asynchronous invocation and has not brought to an end yet.</summary>
internal sealed class AsynchronousEvent(int slot)
{
    public int Slot { get; } = slot;

    /// <summary>Its identity; 0 in a free slot.</summary>
    public long Sequence { get; set; }

    public Function Function { get; set; } = null!;

    /// <summary>Where it comes from; null if a caller handed it in (Event), and the payload is the event itself.</summary>
    public Subscription? Subscription { get; set; }

    public Origin? Origin { get; set; }
    public long Publication { get; set; }

    /// <summary>Holds a reference.</summary>
    public int Payload { get; set; }

    /// <summary>When the event queue took it: its age counts from here.</summary>
    public long Accepted { get; set; }

    /// <summary>How often the function was invoked with it; throttles are none.</summary>
    public int Invocations { get; set; }

    /// <summary>Throttles since the last invocation: the wait doubles with each.</summary>
    public int Throttles { get; set; }

    /// <summary>The sequence of the last invocation, or 0.</summary>
    public long LastInvocation { get; set; }

    /// <summary>What went wrong in the last invocation, as Lambda words it; null before one has failed.</summary>
    public (string Type, string Message)? Error { get; set; }

    public bool IsRunning { get; set; }

    /// <summary>What the function gets, UTF-8 JSON.</summary>
    public byte[] Compose(Account account) =>
        Subscription is null ? Encoding.UTF8.GetBytes(account.Payloads[Payload].Content.Text) : SnsEvent.Compose(account, this, Subscription);
}
