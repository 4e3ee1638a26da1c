namespace Sim.Lambda;

/// <summary>An invocation whose caller waits for the answer (RequestResponse).</summary>
/// <param name="Function">What is invoked.</param>
/// <param name="Payload">The event, as the caller gave it.</param>
/// <param name="Answered">Told in the step in which the invocation ends, a timeout included.</param>
internal sealed record SynchronousInvocation(Function Function, byte[] Payload, Action<InvocationResult> Answered)
{
    /// <summary>Invokes the function, or refuses at once: nobody keeps what a caller waits for.</summary>
    /// <exception cref="AwsError">No concurrency is left.</exception>
    public InvocationId Start(Account account)
    {
        if (!Function.TryStart(out var start))
        {
            throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
        }

        var slot = account.Invocations.Rent(mapping: -1, batchSize: 0);
        var id = account.Invocations.IdOf(slot);
        var deadline = Function.DeadlineOf(start);
        ref var batch = ref account.Invocations[slot];
        batch.Caller = this;
        batch.State = BatchState.Running;
        batch.Environment = start;
        batch.Deadline = deadline;
        account.Invocations.Running++;
        Record(account, FactKind.Invoked, id, Invocation.DetailOf(start));
        var invocation = new Invocation(account.World, id, Function.Id, null, deadline, 1) { InitDuration = Function.InitOf(start) };
        Function.Configuration.Invoker.Invoke(account.World, in invocation);
        if (account.Invocations[slot].Result is null)
        {
            account.Schedule.Add(Time.AgendaKind.Timeout, deadline, slot, id.Sequence);
        }

        return id;
    }

    /// <summary>The invocation is over.</summary>
    public void Settle(Account account, int slot)
    {
        var id = account.Invocations.IdOf(slot);
        var batch = account.Invocations[slot];
        account.Invocations.Running--;
        Function.Finish(batch);
        account.Invocations.Return(slot);
        var result = batch.TooLate ? null : batch.Result;
        if (result is { IsSuccess: true })
        {
            Record(account, FactKind.Completed, id, null);
            Answered(result);
            return;
        }

        Function.Errors++;
        if (result is null)
        {
            Function.TimedOut++;
            var why = $"Task timed out after {Function.Configuration.Timeout.TotalSeconds:0.00} seconds";
            Record(account, FactKind.TimedOut, id, why);
            Answered(InvocationResult.Error("Sandbox.Timedout", $"RequestId: {account.Identity.OfInvocation(id.Sequence)} Error: {why}"));
            return;
        }

        Record(account, FactKind.Failed, id, $"{result.ErrorType}: {result.ErrorMessage}");
        Answered(result);
    }

    private void Record(Account account, FactKind kind, InvocationId id, string? detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(kind, account.Time) { Function = Function.Id, Invocation = id, Count = 1, Detail = detail });
        }
    }
}
