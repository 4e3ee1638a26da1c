using Sim.Policies;
using Sim.Sqs;
using Sim.Time;

namespace Sim.Lambda;

/// <summary>The edge from a queue to a function: its pollers receive batches, invoke the function, delete on success.</summary>
internal sealed partial class EventSourceMapping
{
    /// <summary>What an event adds around a body, about; counts towards the payload limit that closes a batch.</summary>
    private const int RecordBytes = 1_024;

    private readonly Account account;
    private readonly Queue queue;
    private long window;
    private long visibilityTimeout;
    private PollerScaling scaling;
    private int gathering = -1;
    private bool pollScheduled;
    private bool growthScheduled;
    private readonly List<int> filteredOut = [];
    private readonly EdgeAccess access;
    private string? refused;

    public EventSourceMapping(Account account, Queue queue, Function function, EventSourceMappingConfiguration configuration)
    {
        this.account = account;
        this.queue = queue;
        Function = function;
        Id = new EventSourceMappingId(account.Mappings.Count);
        access = new EdgeAccess(account, source => NeededAccess.ToPoll(account, function, source));
        Uuid = account.Identity.OfMapping(Id.Index);
        Configuration = configuration;
        Begin();
    }

    public EventSourceMappingId Id { get; }
    public Guid Uuid { get; }
    public Function Function { get; }
    public EventSourceMappingConfiguration Configuration { get; private set; }

    /// <summary>When the configuration was changed last, UTC ticks.</summary>
    public long Modified { get; private set; }

    /// <summary>The largest batch and the most batches at once that it was ever allowed: what began before a change may still run.</summary>
    public int LargestBatch { get; private set; }

    public int LargestLimit { get; private set; }

    public EventCounts Counts { get; } = new();

    /// <summary>Batches that run or are held throttled.</summary>
    public int Concurrency { get; private set; }

    public int Cap => scaling.Cap(account.Now);

    /// <summary>What the cap can grow to.</summary>
    public int Limit => scaling.Limit;

    public QueueId Queue => queue.Id;

    /// <summary>Takes effect at once; what is under way ends as it began.</summary>
    public void Update(EventSourceMappingConfiguration configuration)
    {
        if (gathering >= 0)
        {
            CloseWindow();
        }

        Configuration = configuration;
        Begin();
        SchedulePoll();
    }

    private void Begin()
    {
        Modified = account.Now;
        window = Configuration.MaximumBatchingWindow.Ticks;
        scaling = PollerScaling.Of(Configuration);
        LargestBatch = Math.Max(LargestBatch, Configuration.BatchSize);
        LargestLimit = Math.Max(LargestLimit, scaling.Limit);

        // With a window Lambda makes sure that messages stay hidden while they wait for their batch.
        var needed = window + Function.Configuration.Timeout.Ticks;
        visibilityTimeout = window > 0 && needed > queue.VisibilityTimeout
            ? needed + 30 * TimeSpan.TicksPerSecond
            : queue.VisibilityTimeout;
    }

    public void SchedulePoll()
    {
        if (!pollScheduled && Configuration.Enabled)
        {
            pollScheduled = true;
            account.Schedule.Add(AgendaKind.Poll, account.Now, Id.Index, 0);
        }
    }

    /// <summary>An entry with a check is for the minute in which the cap grows: there is one at most, dead without backlog.</summary>
    public bool IsPollDue(long check)
    {
        if (check == 0)
        {
            return pollScheduled;
        }

        growthScheduled = scaling.HasBacklog;
        return growthScheduled;
    }

    public bool IsGathering(long sequence) => gathering >= 0 && account.Invocations[gathering].Sequence == sequence;

    /// <summary>Receives and invokes until the queue is empty or the cap is reached.</summary>
    public void Poll(long check)
    {
        pollScheduled &= check != 0;
        growthScheduled &= check == 0;
        if (queue.Exists && Configuration.Enabled && !IsRefused())
        {
            queue.ResolveDeadLetterQueue();
            while (queue.NextDeliverable >= 0 && (gathering >= 0 || Concurrency < Cap))
            {
                if (!Gather())
                {
                    break;
                }
            }

            Observe();
        }
    }

    /// <summary>A poller that may not poll leaves the messages where they are, and says so once.</summary>
    private bool IsRefused()
    {
        var why = WhyRefused;
        if (why is not null && why != refused && account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.AccessDenied, account.Time) { Queue = queue.Id, Function = Function.Id, Mapping = Id, Detail = why });
        }

        refused = why;
        return why is not null;
    }

    /// <summary>What its pollers need, and whether they have it.</summary>
    public IReadOnlyList<AccessCheck> Access => [.. NeededAccess.ToPoll(account, Function, queue.Arn)];

    /// <summary>Null if its pollers may poll; else which permission is missing.</summary>
    public string? WhyRefused => access.WhyNot(queue.Arn);

    /// <summary>The batching window is over: what there is goes.</summary>
    public void CloseWindow()
    {
        var slot = gathering;
        gathering = -1;
        Concurrency++;
        Invoke(slot);
        SchedulePoll();
    }

    /// <returns>False if the queue gave nothing more.</returns>
    private bool Gather()
    {
        var slot = gathering >= 0 ? gathering : account.Invocations.Rent(Id.Index, Configuration.BatchSize);
        var before = account.Invocations[slot].Count;
        queue.BeginReceive();
        var isFull = Fill(slot);
        queue.EndReceive();
        DeleteFilteredOut(slot);
        var count = account.Invocations[slot].Count;
        if (count == 0)
        {
            account.Invocations.Return(slot);
            return false;
        }

        if (window > 0 && !isFull)
        {
            if (gathering < 0)
            {
                gathering = slot;
                account.Schedule.Add(
                    AgendaKind.BatchingWindow, account.Now + window, Id.Index, account.Invocations[slot].Sequence);
            }

            return count > before;
        }

        gathering = -1;
        Concurrency++;
        Invoke(slot);
        return true;
    }

    /// <returns>True if the batch has reached its size in messages or bytes.</returns>
    private bool Fill(int slot)
    {
        var id = account.Invocations.IdOf(slot);
        ref var batch = ref account.Invocations[slot];
        while (batch.Count < Configuration.BatchSize)
        {
            var next = queue.NextDeliverable;
            if (next >= 0 && batch.Count > 0 && batch.Bytes + BytesOf(account.Messages[next]) > Quotas.InvocationBytes)
            {
                return true;
            }

            var received = queue.Receive(visibilityTimeout, id);
            if (received < 0)
            {
                return false;
            }

            Counts.Polled++;
            if (Configuration.FilterCriteria?.Accepts(new ReceivedMessage(account, received, account.Messages[received]).Utf8Body) == false)
            {
                filteredOut.Add(received);
                continue;
            }

            if (batch.Count == 0)
            {
                batch.VisibleAgain = account.Now + visibilityTimeout;
            }

            ref var held = ref batch.Messages[batch.Count++];
            held.Slot = received;
            held.Message = account.Messages[received];
            batch.Bytes += BytesOf(held.Message);
            account.Payloads.Share(held.Message.Payload);
        }

        return true;
    }

    private void DeleteFilteredOut(int slot)
    {
        Counts.FilteredOut += filteredOut.Count;
        foreach (var message in filteredOut)
        {
            queue.Delete(message, account.Invocations.IdOf(slot), FactKind.FilteredByMapping);
        }

        filteredOut.Clear();
    }

    private int BytesOf(in Message message) => account.Payloads[message.Payload].Content.Bytes + RecordBytes;

    private void Observe()
    {
        if (queue.Visible == 0)
        {
            scaling.SeeEmpty();
            return;
        }

        scaling.SeeBacklog(account.Now);
        if (!growthScheduled && scaling.GrowsAt(account.Now) is { } growth)
        {
            growthScheduled = true;
            account.Schedule.Add(AgendaKind.Poll, growth, Id.Index, 1);
        }
    }
}
