using Sim.Sns.Http;
using Sim.Sns.Signing;

namespace Sim;

/// <summary>What a <see cref="World"/> needs to begin. The same options and the same commands give the same trace.</summary>
public sealed record WorldOptions
{
    /// <summary>The time at which the clock stands before the first step.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Decides every id and every draw of <see cref="Chance"/>.</summary>
    public required ulong Seed { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string Account { get; init; } = "123456789012";

    /// <summary>Off for load simulation: then nothing is recorded and no id is composed.</summary>
    public bool Trace { get; init; } = true;

    /// <summary>How many facts are kept, the latest ones: at least 1; null for all. A world that runs for days needs a limit.</summary>
    public int? TraceLimit { get; init; }

    /// <summary>
    /// A standard queue takes the handle of an earlier receive for a delete or a change of visibility. AWS promises neither yes
    /// nor no: it was seen to take it, and its documentation says that the message may stay. False is the bad case.
    /// </summary>
    public bool TakesOldReceiptHandles { get; init; }

    /// <summary>
    /// 0 to 1: how much of a queue a short poll sees. AWS asks a sample of its servers and may answer with nothing although
    /// messages are there; 1 sees everything.
    /// </summary>
    public double ShortPollSample { get; init; } = 1;

    /// <summary>
    /// Queues of other Regions are somebody's who takes what <see cref="World.ToOtherRegion"/> is given. Otherwise they do not exist.
    /// </summary>
    public bool HasOtherRegions { get; init; }

    /// <summary>Brings to HTTP(S) endpoints what topics have for them. Null: it ends here.</summary>
    public IHttpSender? Http { get; init; }

    /// <summary>Signs what topics deliver. Null: a signature that nobody could verify stands in its place, the same in every run.</summary>
    public IEnvelopeSigner? Signer { get; init; }

    /// <summary>What no policy allows is refused: deliveries, pollers, alarms and functions' own calls.</summary>
    public bool EnforcesPolicies { get; init; }

    /// <summary>The account's quota of concurrent Lambda executions in this Region; AWS starts with 1,000.</summary>
    public int ConcurrentExecutions { get; init; } = Quotas.ConcurrentExecutions;

    /// <summary>The account's quota of filters for each event source mapping: 5 at AWS, up to 10 for who asks.</summary>
    public int EventFilters { get; init; } = Quotas.EventFilters;

    /// <summary>
    /// How long a name cannot be used again after its queue was deleted. AWS wants 60 s; a laptop need not wait.
    /// </summary>
    public TimeSpan QueueNameRest { get; init; } = TimeSpan.Zero;

    /// <summary>How long a queue cannot be purged again.</summary>
    public TimeSpan PurgeRest { get; init; } = TimeSpan.FromSeconds(60);
}
