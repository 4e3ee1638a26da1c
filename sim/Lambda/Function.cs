using Sim.Sns;

namespace Sim.Lambda;

/// <summary>A function, its running executions and its counters.</summary>
internal sealed class Function(Account account, FunctionConfiguration configuration)
{
    public FunctionId Id { get; } = new(account.Functions.Count);
    public FunctionConfiguration Configuration { get; } = configuration;
    public string Arn { get; } = account.Arn("lambda", $"function:{configuration.Name}");

    /// <summary>By its ARN, with a version or an alias or without.</summary>
    public bool IsCalled(string arn) => arn == Arn || (arn.StartsWith(Arn, StringComparison.Ordinal) && arn[Arn.Length] == ':');

    public EventInvokeConfig EventInvokeConfig { get; set; } = new();

    /// <summary>The topics that may invoke it.</summary>
    public List<TopicId> Permissions { get; } = [];

    /// <summary>Events that wait for an asynchronous invocation or are in one.</summary>
    public int AsynchronousEvents { get; set; }

    public int ConcurrentExecutions { get; private set; }

    public long ColdStarts => environments.ColdStarts;

    private readonly ExecutionEnvironments environments = new();

    private int most, mostProvisioned;

    /// <summary>Milliseconds that executions took which ended in this minute, and how many took so long.</summary>
    public SortedDictionary<double, long> Durations { get; } = [];

    public long Invocations { get; private set; }
    public long Errors { get; set; }
    public long TimedOut { get; set; }
    public long Throttles { get; private set; }

    /// <summary>Asynchronous events that were given up, whoever was told of it; and tellings that no queue took.</summary>
    public long EventsDropped { get; set; }
    public long DestinationFailures { get; set; }

    /// <summary>How old the oldest event, and the oldest record of a stream, was that it was invoked with since the last look; null: none.</summary>
    public TimeSpan? OldestEvent { get; set; }
    public TimeSpan? OldestRecord { get; set; }

    /// <summary>Null: every environment is started when it is needed.</summary>
    public ProvisionedConcurrency? Provisioned { get; set; }

    /// <summary>Executions outside of the provisioned environments.</summary>
    public int OnDemand { get; private set; }

    public int Allocated => Provisioned?.AllocatedAt(account.Now) ?? 0;

    /// <summary>Executions in provisioned environments.</summary>
    private int InProvisioned => ConcurrentExecutions - OnDemand;

    /// <summary>
    /// Takes a provisioned environment, or one execution of the reserved concurrency, or of the account's; counts a throttle if
    /// none is left.
    /// </summary>
    public bool TryStart(out EnvironmentStart start)
    {
        start = EnvironmentStart.Provisioned;
        if (InProvisioned >= Allocated && !TryStartOnDemand(out start))
        {
            Throttles++;
            return false;
        }

        ConcurrentExecutions++;
        most = Math.Max(most, ConcurrentExecutions);
        mostProvisioned = Math.Max(mostProvisioned, InProvisioned);
        Invocations++;
        return true;
    }

    private bool TryStartOnDemand(out EnvironmentStart start)
    {
        start = EnvironmentStart.Warm;
        var available = Configuration.ReservedConcurrency is { } reserved
            ? ConcurrentExecutions < reserved
            : account.UnreservedExecutions < account.UnreservedConcurrency - account.ProvisionedConcurrency;
        if (!available || !environments.TryTake(account.Now, out var isCold))
        {
            return false;
        }

        start = isCold ? EnvironmentStart.Cold : EnvironmentStart.Warm;
        OnDemand++;
        account.UnreservedExecutions += Configuration.ReservedConcurrency is null ? 1 : 0;
        if (Provisioned is not null)
        {
            Provisioned.SpilloverInvocations++;
        }

        return true;
    }

    /// <summary>When an invocation that begins now runs out of time, UTC ticks: what a cold start takes does not count.</summary>
    public long DeadlineOf(EnvironmentStart start) => account.Now + InitOf(start).Ticks + Configuration.Timeout.Ticks;

    public TimeSpan InitOf(EnvironmentStart start) => start == EnvironmentStart.Cold ? Configuration.InitDuration : TimeSpan.Zero;

    /// <summary>The most executions at a time since the last call.</summary>
    public int MostConcurrent()
    {
        var before = most;
        most = ConcurrentExecutions;
        return before;
    }

    /// <summary>The same of those in provisioned environments.</summary>
    public int MostProvisioned()
    {
        var before = mostProvisioned;
        mostProvisioned = InProvisioned;
        return before;
    }

    public void Finish(in Batch batch)
    {
        if (account.CountsMinutes)
        {
            var milliseconds = (account.Now - batch.Deadline + Configuration.Timeout.Ticks) / (double)TimeSpan.TicksPerMillisecond;
            Durations[milliseconds] = Durations.GetValueOrDefault(milliseconds) + 1;
        }

        ConcurrentExecutions--;
        if (batch.Environment == EnvironmentStart.Provisioned)
        {
            return;
        }

        OnDemand--;
        account.UnreservedExecutions -= Configuration.ReservedConcurrency is null ? 1 : 0;
        // What ran out of time is killed, its environment with it.
        if (batch.Result is not null && !batch.TooLate)
        {
            environments.Return(account.Now);
        }
    }
}
