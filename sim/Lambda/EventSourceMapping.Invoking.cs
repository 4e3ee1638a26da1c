using Sim.Time;

namespace Sim.Lambda;

/// <summary>What becomes of a batch.</summary>
internal sealed partial class EventSourceMapping
{
    /// <summary>AWS publishes no backoff; the pollers here try a throttled batch again every second.</summary>
    private const long ThrottleBackoff = TimeSpan.TicksPerSecond;

    /// <summary>Starts the function, or holds the batch until there is concurrency for it.</summary>
    public void Invoke(int slot)
    {
        if (!Function.TryStart(out var start))
        {
            Throttle(slot);
            return;
        }

        var id = account.Invocations.IdOf(slot);
        ref var batch = ref account.Invocations[slot];
        batch.State = BatchState.Running;
        batch.Environment = start;
        batch.Deadline = Function.DeadlineOf(start);
        account.Invocations.Running++;
        Counts.Invoked += batch.Count;
        Record(FactKind.Invoked, slot, batch.Count, Invocation.DetailOf(start));

        var deadline = batch.Deadline;
        var invocation = new Invocation(account.World, id, Function.Id, Id, deadline, batch.Count) { InitDuration = Function.InitOf(start) };
        Function.Configuration.Invoker.Invoke(account.World, in invocation);
        if (account.Invocations[slot].Result is null)
        {
            account.Schedule.Add(AgendaKind.Timeout, deadline, slot, id.Sequence);
        }
    }

    /// <summary>The invocation is over: deletes what succeeded; the rest returns when its visibility timeout ends.</summary>
    public void Settle(int slot)
    {
        ref var batch = ref account.Invocations[slot];
        if (batch.Result is null || batch.TooLate)
        {
            Function.TimedOut++;
            Function.Errors++;
            Counts.FailedInvoke += batch.Count;
            var seconds = Function.Configuration.Timeout.TotalSeconds;
            Record(FactKind.TimedOut, slot, batch.Count, account.Trace.Enabled ? $"Task timed out after {seconds:0.00} seconds" : null);
        }
        else if (!batch.Result.IsSuccess)
        {
            Function.Errors++;
            Counts.FailedInvoke += batch.Count;
            var error = account.Trace.Enabled ? $"{batch.Result.ErrorType}: {batch.Result.ErrorMessage}" : null;
            Record(FactKind.Failed, slot, batch.Count, error);
        }
        else if (!Configuration.ReportBatchItemFailures || batch.Result.Response.IsEmpty)
        {
            DeleteAll(slot);
        }
        else
        {
            Settle(slot, BatchResponse.Read(batch.Result.Response.Span));
        }

        account.Invocations.Running--;
        Function.Finish(batch);
        Release(slot);
    }

    private void Settle(int slot, BatchResponse response)
    {
        ref var batch = ref account.Invocations[slot];
        if ((response.Problem ?? UnknownItem(slot, response.Failures)) is { } problem)
        {
            Counts.FailedInvoke += batch.Count;
            Record(FactKind.Failed, slot, batch.Count, problem);
            return;
        }

        var deleted = 0;
        for (var index = 0; index < batch.Count; index++)
        {
            ref readonly var held = ref batch.Messages[index];
            if (response.Failures.Contains(account.Identity.OfMessage(held.Message.Sequence)))
            {
                Counts.FailedInvoke++;
                RecordItemFailure(slot, held);
            }
            else
            {
                deleted += Delete(slot, held) ? 1 : 0;
            }
        }

        Record(FactKind.Completed, slot, deleted, null);
    }

    private void DeleteAll(int slot)
    {
        ref var batch = ref account.Invocations[slot];
        var deleted = 0;
        for (var index = 0; index < batch.Count; index++)
        {
            deleted += Delete(slot, batch.Messages[index]) ? 1 : 0;
        }

        Record(FactKind.Completed, slot, deleted, null);
    }

    /// <summary>
    /// A message that has meanwhile been received again keeps: the handle of this receive is stale. So does one of a FIFO
    /// queue whose visibility timeout is over.
    /// </summary>
    private bool Delete(int slot, in HeldMessage held)
    {
        if (!queue.Exists || !queue.CanDelete(held.Slot, held.Message.Sequence, held.Message.ReceiveCount))
        {
            return false;
        }

        queue.Delete(held.Slot, account.Invocations.IdOf(slot));
        Counts.Deleted++;
        return true;
    }

    private string? UnknownItem(int slot, List<Guid> failures)
    {
        ref var batch = ref account.Invocations[slot];
        foreach (var id in failures)
        {
            var known = false;
            for (var index = 0; index < batch.Count && !known; index++)
            {
                known = account.Identity.OfMessage(batch.Messages[index].Message.Sequence) == id;
            }

            if (!known)
            {
                return $"itemIdentifier {id} is not in the batch";
            }
        }

        return null;
    }

    /// <summary>
    /// A poller keeps a throttled batch and tries again until the messages become visible in the queue anyway. Their
    /// receive has counted: throttling alone can so bring messages to the dead-letter queue.
    /// </summary>
    private void Throttle(int slot)
    {
        ref var batch = ref account.Invocations[slot];
        Counts.Refuse(batch.Count);
        Record(FactKind.Throttled, slot, batch.Count, null);
        if (account.Now >= batch.VisibleAgain)
        {
            Record(FactKind.LetGo, slot, batch.Count, null);
            Release(slot);
            return;
        }

        batch.State = BatchState.Throttled;
        account.Schedule.Add(
            AgendaKind.ThrottleRetry, Math.Min(account.Now + ThrottleBackoff, batch.VisibleAgain), slot, batch.Sequence);
    }

    private void Release(int slot)
    {
        ref var batch = ref account.Invocations[slot];
        for (var index = 0; index < batch.Count; index++)
        {
            account.Payloads.Release(batch.Messages[index].Message.Payload);
        }

        account.Invocations.Return(slot);
        Concurrency--;
        SchedulePoll();
    }

    private void Record(FactKind kind, int slot, int count, string? detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(kind, account.Time)
            {
                Queue = queue.Id,
                Function = Function.Id,
                Mapping = Id,
                Invocation = account.Invocations.IdOf(slot),
                Count = count,
                Detail = detail,
            });
        }
    }

    private void RecordItemFailure(int slot, in HeldMessage held)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.BatchItemFailed, account.Time)
            {
                Subscription = account.Origins[held.Message.Origin].Subscription?.Id,
                Queue = queue.Id,
                Function = Function.Id,
                Mapping = Id,
                Invocation = account.Invocations.IdOf(slot),
                SnsMessageId = held.Message.Publication == 0 ? null : account.Identity.OfPublication(held.Message.Publication),
                MessageId = account.Identity.OfMessage(held.Message.Sequence),
                ReceiveCount = held.Message.ReceiveCount,
            });
        }
    }
}
