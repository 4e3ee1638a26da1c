using Sim.DynamoDb;
using Sim.Policies;
using Sim.Time;

namespace Sim.Lambda;

/// <summary>
/// The edge from a table's stream to a function: one batch at a time, in order, and nothing after a batch before the batch is
/// done or given up.
/// </summary>
/// <remarks>AWS publishes no backoff; the poller here doubles its pause from one second up to a minute.</remarks>
internal sealed partial class StreamMapping
{
    private const long FirstPause = TimeSpan.TicksPerSecond;
    private const long LongestPause = TimeSpan.TicksPerMinute;

    private readonly Account account;
    private readonly TableStream stream;

    /// <summary>What was read, is let through by the filter criteria and waits for its batch.</summary>
    private readonly List<StreamRecord> gathering = [];

    /// <summary>What was gathered and is not done, in order: the first is the one that is tried.</summary>
    private readonly List<StreamPiece> pieces = [];

    private readonly EdgeAccess access;
    private string? refused;
    private long version;
    private long pause;
    private long windowEnd;
    private readonly int start;
    private int read;
    private int gatheredBytes;
    private int running = -1;
    private long lastInvocation;

    public StreamMapping(Account account, Function function, StreamMappingConfiguration configuration)
    {
        this.account = account;
        Configuration = configuration;
        Function = function;
        Index = account.Streams.Count;
        Uuid = account.Identity.OfStreamMapping(Index);
        Modified = account.Time;
        stream = configuration.Stream;
        access = new EdgeAccess(account, source => NeededAccess.ToRead(account, function, source, account.Arn("dynamodb", $"table/{stream.Table}")));
        start = read = configuration.StartingPosition == StartingPosition.Latest ? stream.Records.Count : 0;
        stream.Readers.Add(Wake);
    }

    public Function Function { get; }

    public Guid Uuid { get; }

    public StreamMappingConfiguration Configuration { get; private set; }

    /// <summary>When the configuration was changed last.</summary>
    public DateTimeOffset Modified { get; private set; }

    public int Index { get; }

    /// <summary>Records before it are done, filtered out or were given up.</summary>
    public int Position => (int)(pieces.Count > 0 ? pieces[0].First.Number : gathering.Count > 0 ? gathering[0].Number : read + 1) - 1;

    /// <summary>In Lambda's words.</summary>
    public string LastProcessingResult { get; private set; } = "No records processed";

    /// <summary>Records that were done, and that were given up.</summary>
    public long Done { get; private set; }

    public long GivenUp { get; private set; }

    public EventCounts Counts { get; } = new();

    public bool IsRunning => running >= 0;

    /// <summary>Every record that was read is done, given up, filtered out, or waits in the order of the stream.</summary>
    public bool IsContiguous
    {
        get
        {
            var waiting = pieces.SelectMany(piece => piece.Records).Concat(gathering).Select(record => record.Number).ToList();
            return Done + GivenUp + Counts.FilteredOut + waiting.Count == read - start
                && waiting.Zip(waiting.Skip(1)).All(pair => pair.First < pair.Second)
                && read <= stream.Records.Count;
        }
    }

    /// <summary>Takes effect at once, for what was not read yet; what is under way ends as it began.</summary>
    public void Update(StreamMappingConfiguration configuration)
    {
        Configuration = configuration;
        Modified = account.Time;
        windowEnd = 0;
        Wake();
    }

    /// <summary>Looks at the stream as soon as it can.</summary>
    public void Wake()
    {
        if (!IsRunning && pause == 0)
        {
            Schedule(account.Now);
        }
    }

    public bool IsDue(long check) => check == version && !IsRunning;

    public void Poll()
    {
        pause = 0;
        if (!Configuration.Enabled || IsRefused() || (pieces.Count == 0 && !Fetch()))
        {
            return;
        }

        GiveUpOld();
        if (pieces.Count == 0)
        {
            Wake();
            return;
        }

        Invoke();
    }

    /// <summary>The record was read, and the filter criteria do not take it.</summary>
    public bool HasPassedOver(StreamRecord record) => record.Number > start && record.Number <= read && !IsTaken(record);

    public byte[] Event() => DynamoDbEvent.Compose(account, stream, pieces[0].Records);

    /// <summary>Until a policy changes: nothing else can help.</summary>
    private bool IsRefused()
    {
        var why = access.WhyNot(stream.Arn);
        if (why is not null && why != refused)
        {
            Record(FactKind.AccessDenied, 0, null, why);
        }

        refused = why;
        return why is not null;
    }

    private bool Fetch()
    {
        var isFull = Gather();
        if (gathering.Count == 0)
        {
            windowEnd = 0;
            return false;
        }

        if (Configuration.MaximumBatchingWindow > TimeSpan.Zero && !isFull)
        {
            windowEnd = windowEnd == 0 ? account.Now + Configuration.MaximumBatchingWindow.Ticks : windowEnd;
            if (account.Now < windowEnd)
            {
                Schedule(windowEnd);
                return false;
            }
        }

        pieces.Add(new StreamPiece(gathering.ToArray()));
        gathering.Clear();
        (windowEnd, gatheredBytes) = (0, 0);
        return true;
    }

    /// <summary>Reads on until the batch is full; what the filter criteria do not take is passed over.</summary>
    /// <returns>True if nothing more fits into the batch.</returns>
    private bool Gather()
    {
        var filteredOut = 0;
        var isFull = gathering.Count >= Configuration.BatchSize;
        for (; !isFull && read < stream.Records.Count; Counts.Polled++, read++)
        {
            var record = stream.Records[read];
            if (!IsTaken(record))
            {
                filteredOut++;
                continue;
            }

            if (gathering.Count > 0 && gatheredBytes + record.SizeBytes > Quotas.InvocationBytes)
            {
                isFull = true;
                break;
            }

            gathering.Add(record);
            gatheredBytes += record.SizeBytes;
            isFull = gathering.Count >= Configuration.BatchSize;
        }

        if (filteredOut > 0)
        {
            Counts.FilteredOut += filteredOut;
            Record(FactKind.FilteredByMapping, filteredOut, null, null);
        }

        return isFull;
    }

    private bool IsTaken(StreamRecord record)
    {
        if (Configuration.FilterCriteria is not { } criteria)
        {
            return true;
        }

        using var json = DynamoDbEvent.Compose(account, stream, record);
        return criteria.Accepts(json.RootElement);
    }

    private void Invoke()
    {
        if (!Function.TryStart(out var start))
        {
            Counts.Refuse(pieces[0].Count);
            Record(FactKind.Throttled, pieces[0].Count, null, null);
            Pause(1);
            return;
        }

        running = account.Invocations.Rent(mapping: -1, batchSize: 0);
        ref var batch = ref account.Invocations[running];
        batch.Stream = Index + 1;
        batch.State = BatchState.Running;
        batch.Environment = start;
        batch.Deadline = Function.DeadlineOf(start);
        account.Invocations.Running++;
        Counts.Invoked += pieces[0].Count;
        var (id, slot, deadline) = (account.Invocations.IdOf(running), running, batch.Deadline);
        lastInvocation = id.Sequence;
        Record(FactKind.Invoked, pieces[0].Count, id, Invocation.DetailOf(start));
        // Of the last record of a batch, as Lambda measures it.
        var age = account.Time - pieces[0].Last.At;
        Function.OldestRecord = Function.OldestRecord > age ? Function.OldestRecord : age;
        var invocation = new Invocation(account.World, id, Function.Id, null, deadline, pieces[0].Count) { InitDuration = Function.InitOf(start) };
        Function.Configuration.Invoker.Invoke(account.World, in invocation);
        if (account.Invocations[slot].Result is null)
        {
            account.Schedule.Add(AgendaKind.Timeout, deadline, slot, id.Sequence);
        }
    }

    private void Pause(int attempt)
    {
        pause = Math.Min(FirstPause << Math.Min(Math.Max(attempt, 1) - 1, 6), LongestPause);
        Schedule(account.Now + pause);
    }

    private void Schedule(long due) => account.Schedule.Add(AgendaKind.StreamPoll, due, Index, ++version);

    private void Record(FactKind kind, int count, InvocationId? invocation, string? detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(kind, account.Time) { Function = Function.Id, Invocation = invocation, Count = count, Detail = detail });
        }
    }
}
