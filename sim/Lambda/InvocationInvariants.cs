namespace Sim.Lambda;

/// <summary>What must hold of functions, mappings and their batches.</summary>
internal sealed class InvocationInvariants(Account account, Requirement require)
{
    public void Check()
    {
        var running = new int[account.Functions.Count];
        var held = new int[account.Mappings.Count];
        var total = 0;
        for (var slot = 0; slot < account.Invocations.Slots; slot++)
        {
            ref readonly var batch = ref account.Invocations[slot];
            if (batch.State == BatchState.Free)
            {
                continue;
            }

            if (batch.Caller is { } caller)
            {
                require.That(batch.State == BatchState.Running && batch.Deadline >= account.Now, $"synchronous invocation {batch.Sequence} outlived its deadline");
                running[caller.Function.Id.Index]++;
                total++;
                continue;
            }

            if (batch.Stream > 0)
            {
                total += CheckStream(batch, running);
                continue;
            }

            if (batch.AsynchronousEvent >= 0)
            {
                total += CheckAsynchronous(batch, running);
                continue;
            }

            var mapping = account.Mappings[batch.Mapping];
            held[batch.Mapping] += batch.State is BatchState.Running or BatchState.Throttled ? 1 : 0;
            if (batch.State == BatchState.Running)
            {
                running[mapping.Function.Id.Index]++;
                total++;
                require.That(batch.Deadline >= account.Now, $"invocation {batch.Sequence} outlived its deadline");
            }

            require.That(batch.Count <= mapping.LargestBatch, $"invocation {batch.Sequence} has {batch.Count} messages");
        }

        require.That(total == account.Invocations.Running, $"{total} invocations run, {account.Invocations.Running} are counted");
        CheckFunctions(running);
        CheckMappings(held);
        foreach (var stream in account.Streams)
        {
            require.That(stream.IsContiguous, $"the stream of {stream.Function.Configuration.Name} has a gap: a record was skipped or came twice");
        }
    }

    /// <summary>Adds the references that batches hold on payloads.</summary>
    public void CountPayloads(int[] references)
    {
        for (var slot = 0; slot < account.Invocations.Slots; slot++)
        {
            ref readonly var batch = ref account.Invocations[slot];
            for (var index = 0; batch.State != BatchState.Free && batch is { AsynchronousEvent: < 0, Caller: null } && index < batch.Count; index++)
            {
                references[batch.Messages[index].Message.Payload]++;
            }
        }

        foreach (var happening in account.Asynchronous.Events.All)
        {
            references[happening.Payload]++;
        }
    }

    private int CheckStream(in Batch batch, int[] running)
    {
        var mapping = account.Streams[batch.Stream - 1];
        require.That(mapping.IsRunning && batch.Deadline >= account.Now, $"invocation {batch.Sequence} of a stream outlived its batch or its deadline");
        running[mapping.Function.Id.Index]++;
        return 1;
    }

    private int CheckAsynchronous(in Batch batch, int[] running)
    {
        var happening = account.Asynchronous.Events[batch.AsynchronousEvent];
        require.That(
            happening is { IsRunning: true } && happening.LastInvocation == batch.Sequence && batch.Deadline >= account.Now,
            $"asynchronous invocation {batch.Sequence} outlived its event or its deadline");
        running[happening.Function.Id.Index]++;
        return 1;
    }

    private void CheckFunctions(int[] running)
    {
        var unreserved = 0;
        foreach (var function in account.Functions)
        {
            var (name, count) = (function.Configuration.Name, running[function.Id.Index]);
            require.That(count == function.ConcurrentExecutions, $"{name}: {count} run, {function.ConcurrentExecutions} are counted");
            var waiting = account.Asynchronous.Events.All.Count(happening => happening.Function == function);
            require.That(waiting == function.AsynchronousEvents, $"{name}: {waiting} asynchronous events, {function.AsynchronousEvents} are counted");
            if (function.Configuration.ReservedConcurrency is { } reserved)
            {
                require.That(count <= reserved, $"{name}: {count} executions exceed the reserved {reserved}");
            }
            else
            {
                unreserved += function.OnDemand;
            }
        }

        require.That(unreserved == account.UnreservedExecutions, $"the account's executions are miscounted");
        require.That(unreserved <= account.UnreservedConcurrency, $"{unreserved} executions exceed the account's quota");
    }

    private void CheckMappings(int[] held)
    {
        foreach (var mapping in account.Mappings)
        {
            var count = held[mapping.Id.Index];
            var limit = mapping.LargestLimit;
            require.That(count == mapping.Concurrency, $"mapping {mapping.Id.Index}: {count} batches, {mapping.Concurrency} are counted");
            require.That(count <= limit, $"mapping {mapping.Id.Index}: {count} batches exceed {limit}");
        }
    }
}
