using Sim.Sns;

namespace Sim.Lambda;

/// <summary>A function, its running executions and its counters.</summary>
internal sealed class Function(Account account, FunctionConfiguration configuration)
{
    public FunctionId Id { get; } = new(account.Functions.Count);
    public FunctionConfiguration Configuration { get; } = configuration;
    public string Arn { get; } = account.Arn("lambda", $"function:{configuration.Name}");

    public EventInvokeConfig EventInvokeConfig { get; set; } = new();

    /// <summary>The topics that may invoke it.</summary>
    public List<TopicId> Permissions { get; } = [];

    /// <summary>Events that wait for an asynchronous invocation or are in one.</summary>
    public int AsynchronousEvents { get; set; }

    public int ConcurrentExecutions { get; private set; }

    public long Invocations { get; private set; }
    public long Errors { get; set; }
    public long TimedOut { get; set; }
    public long Throttles { get; private set; }

    /// <summary>Takes one execution of the reserved concurrency, or of the account's; counts a throttle if none is left.</summary>
    public bool TryStart()
    {
        var available = Configuration.ReservedConcurrency is { } reserved
            ? ConcurrentExecutions < reserved
            : account.UnreservedExecutions < account.UnreservedConcurrency;
        if (!available)
        {
            Throttles++;
            return false;
        }

        ConcurrentExecutions++;
        account.UnreservedExecutions += Configuration.ReservedConcurrency is null ? 1 : 0;
        Invocations++;
        return true;
    }

    public void Finish()
    {
        ConcurrentExecutions--;
        account.UnreservedExecutions -= Configuration.ReservedConcurrency is null ? 1 : 0;
    }
}
