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
    private readonly StreamMappingConfiguration configuration;
    private readonly TableStream stream;

    /// <summary>What was fetched and is not done, in order, without a gap: the first is the one that is tried.</summary>
    private readonly List<StreamPiece> pieces = [];

    private readonly EdgeAccess access;
    private string? refused;
    private long version;
    private long pause;
    private long windowEnd;
    private int running = -1;
    private long lastInvocation;

    public StreamMapping(Account account, Function function, StreamMappingConfiguration configuration)
    {
        this.account = account;
        this.configuration = configuration;
        Function = function;
        Index = account.Streams.Count;
        stream = configuration.Stream;
        access = new EdgeAccess(account, source => NeededAccess.ToRead(account, function, source, account.Arn("dynamodb", $"table/{stream.Table}")));
        stream.Readers.Add(Wake);
    }

    public Function Function { get; }

    public StreamMappingConfiguration Configuration => configuration;

    public int Index { get; }

    /// <summary>Records before it are done or were given up.</summary>
    public int Position { get; private set; }

    /// <summary>Records that were done, and that were given up: together all before the position.</summary>
    public long Done { get; private set; }

    public long GivenUp { get; private set; }

    public bool IsRunning => running >= 0;

    /// <summary>The stream goes on without a gap from the position to what was not fetched yet.</summary>
    public bool IsContiguous => Done + GivenUp == Position
        && pieces.Zip(pieces.Skip(1)).All(pair => pair.First.To == pair.Second.From)
        && (pieces.Count == 0 || pieces[0].From == Position)
        && Position <= stream.Records.Count;

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
        if (access.WhyNot(stream.Arn) is { } why)
        {
            // Until a policy changes: nothing else can help.
            if (why != refused)
            {
                Record(FactKind.AccessDenied, 0, null, why);
            }

            refused = why;
            return;
        }

        if (pieces.Count == 0 && !Fetch())
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

    public byte[] Event() => DynamoDbEvent.Compose(account, stream, pieces[0]);

    private bool Fetch()
    {
        var waiting = stream.Records.Count - Position;
        if (waiting == 0)
        {
            windowEnd = 0;
            return false;
        }

        if (configuration.MaximumBatchingWindow > TimeSpan.Zero && waiting < configuration.BatchSize)
        {
            windowEnd = windowEnd == 0 ? account.Now + configuration.MaximumBatchingWindow.Ticks : windowEnd;
            if (account.Now < windowEnd)
            {
                Schedule(windowEnd);
                return false;
            }
        }

        windowEnd = 0;
        var (to, bytes) = (Position, 0);
        while (to < stream.Records.Count && to - Position < configuration.BatchSize
            && (to == Position || bytes + stream.Records[to].SizeBytes <= Quotas.InvocationBytes))
        {
            bytes += stream.Records[to++].SizeBytes;
        }

        pieces.Add(new StreamPiece(Position, to));
        return true;
    }

    /// <summary>Records that are older than they may be. The stream itself forgets them at last, and nobody is told of those.</summary>
    private void GiveUpOld()
    {
        while (pieces.Count > 0)
        {
            var piece = pieces[0];
            var age = configuration.MaximumRecordAge ?? TableStream.Retention;
            var old = Enumerable.Range(piece.From, piece.Count).TakeWhile(at => account.Time - stream.Records[at].At > age).Count();
            if (old == 0)
            {
                return;
            }

            pieces.RemoveAt(0);
            GiveUp(piece with { To = piece.From + old }, "RecordAgeExceeded", configuration.MaximumRecordAge is not null && age <= TableStream.Retention);
            if (old < piece.Count)
            {
                pieces.Insert(0, piece with { From = piece.From + old });
            }
        }
    }

    private void Invoke()
    {
        if (!Function.TryStart(out var start))
        {
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
        var (id, slot, deadline) = (account.Invocations.IdOf(running), running, batch.Deadline);
        lastInvocation = id.Sequence;
        Record(FactKind.Invoked, pieces[0].Count, id, Invocation.DetailOf(start));
        // Of the last record of a batch, as Lambda measures it.
        var age = account.Time - stream.Records[pieces[0].To - 1].At;
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
