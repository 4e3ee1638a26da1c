using System.Text;
using Sim.Sns;
using Sim.Time;

namespace Sim.Lambda;

/// <summary>
/// Asynchronous invocation: whoever invokes gets its answer at once, and the function's event queue sees to it that the
/// event is tried until it succeeds, has used up its retries, or is too old.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
/// </summary>
internal sealed class AsynchronousInvocations(Account account)
{
    private static readonly long LongestBackoff = TimeSpan.FromMinutes(5).Ticks;

    public AsynchronousEvents Events { get; } = new();

    /// <summary>Takes an event of a topic; the payload's reference stays with the caller.</summary>
    public void Accept(Function function, Subscription subscription, Origin origin, int payload, long publication)
    {
        var happening = Events.Add();
        happening.Subscription = subscription;
        happening.Origin = origin;
        happening.Publication = publication;
        account.Payloads.Share(payload);
        Accept(happening, function, payload);
        Record(FactKind.Delivered, happening, null, null);
    }

    /// <summary>Takes an event that a caller hands in.</summary>
    public void Accept(Function function, ReadOnlyMemory<byte> payload)
    {
        var content = new Content(Encoding.UTF8.GetString(payload.Span), null, MessageAttributeSet.Empty, payload.Length) { IsComposed = true };
        Accept(Events.Add(), function, account.Payloads.Rent(content, account.Now));
    }

    private void Accept(AsynchronousEvent happening, Function function, int payload)
    {
        happening.Function = function;
        happening.Payload = payload;
        happening.Accepted = account.Now;
        function.AsynchronousEvents++;
        Schedule(happening, 0);
    }

    public bool IsDue(int slot, long sequence) => Events[slot].Sequence == sequence && !Events[slot].IsRunning;

    /// <summary>Invokes the function, unless the event is too old or no concurrency is left.</summary>
    public void Attempt(int slot)
    {
        var happening = Events[slot];
        var function = happening.Function;
        if (account.Now >= happening.Accepted + function.EventInvokeConfig.MaximumEventAge.Ticks)
        {
            GiveUp(happening, "EventAgeExceeded");
            return;
        }

        if (!function.TryStart(out var start))
        {
            Record(FactKind.Throttled, happening, null, null);
            var backoff = TimeSpan.TicksPerSecond << Math.Min(happening.Throttles++, 9);
            Schedule(happening, Math.Min(backoff, LongestBackoff));
            return;
        }

        happening.IsRunning = true;
        happening.Throttles = 0;
        happening.Invocations++;
        var age = TimeSpan.FromTicks(account.Now - happening.Accepted);
        function.OldestEvent = function.OldestEvent > age ? function.OldestEvent : age;
        Start(happening, start);
    }

    private void Start(AsynchronousEvent happening, EnvironmentStart start)
    {
        var slot = account.Invocations.Rent(mapping: -1, batchSize: 0, happening.Slot);
        var id = account.Invocations.IdOf(slot);
        var deadline = happening.Function.DeadlineOf(start);
        ref var batch = ref account.Invocations[slot];
        batch.State = BatchState.Running;
        batch.Environment = start;
        batch.Deadline = deadline;
        account.Invocations.Running++;
        happening.LastInvocation = id.Sequence;
        Record(FactKind.Invoked, happening, id, Invocation.DetailOf(start));
        var invocation = new Invocation(account.World, id, happening.Function.Id, null, deadline, 1) { InitDuration = happening.Function.InitOf(start) };
        happening.Function.Configuration.Invoker.Invoke(account.World, in invocation);
        if (account.Invocations[slot].Result is null)
        {
            account.Schedule.Add(AgendaKind.Timeout, deadline, slot, id.Sequence);
        }
    }

    /// <summary>The invocation is over: the event too, or it is tried again, or given up.</summary>
    public void Settle(int slot)
    {
        var id = account.Invocations.IdOf(slot);
        var batch = account.Invocations[slot];
        var happening = Events[batch.AsynchronousEvent];
        var function = happening.Function;
        account.Invocations.Running--;
        function.Finish(batch);
        account.Invocations.Return(slot);
        happening.IsRunning = false;
        if (batch is { Result.IsSuccess: true, TooLate: false })
        {
            Record(FactKind.Completed, happening, id, null);
            happening.Origin?.Deleted.Add(happening.Publication);
            Finish(happening);
            return;
        }

        function.Errors++;
        if (batch.Result is null || batch.TooLate)
        {
            function.TimedOut++;
            happening.Error = ("Sandbox.Timedout", $"Task timed out after {function.Configuration.Timeout.TotalSeconds:0.00} seconds");
            Record(FactKind.TimedOut, happening, id, happening.Error?.Message);
        }
        else
        {
            happening.Error = (batch.Result.ErrorType!, batch.Result.ErrorMessage ?? string.Empty);
            Record(FactKind.Failed, happening, id, $"{batch.Result.ErrorType}: {batch.Result.ErrorMessage}");
        }

        if (happening.Invocations > function.EventInvokeConfig.MaximumRetryAttempts)
        {
            GiveUp(happening, "RetriesExhausted");
            return;
        }

        // A minute before the first retry, two before the second.
        Schedule(happening, happening.Invocations * TimeSpan.TicksPerMinute);
    }

    /// <summary>The next attempt after the wait, but an end at the latest when the event is too old.</summary>
    private void Schedule(AsynchronousEvent happening, long wait)
    {
        var end = happening.Accepted + happening.Function.EventInvokeConfig.MaximumEventAge.Ticks;
        account.Schedule.Add(AgendaKind.AsynchronousAttempt, Math.Min(account.Now + wait, end), happening.Slot, happening.Sequence);
    }

    /// <summary>
    /// To the on-failure destination and to the function's dead-letter queue, whichever it has; without either Lambda
    /// drops it. The message that comes first stands for the event from now on.
    /// </summary>
    private void GiveUp(AsynchronousEvent happening, string condition)
    {
        var function = happening.Function;
        function.EventsDropped++;
        var isKept = function.EventInvokeConfig.OnFailure is { } destination
            && Send(happening, destination, GivenUpEvent.Record(account, happening, condition), condition, stands: true);
        if (function.Configuration.DeadLetterTargetArn is { } deadLetterTarget)
        {
            isKept |= Send(happening, deadLetterTarget, GivenUpEvent.DeadLetter(account, happening), condition, stands: !isKept);
        }

        if (!isKept)
        {
            happening.Origin?.Lost.Add(happening.Publication);
            Record(FactKind.Lost, happening, null, $"{condition}, and no on-failure destination or dead-letter queue of {function.Configuration.Name} could take it");
        }

        Finish(happening);
    }

    private bool Send(AsynchronousEvent happening, string arn, Content content, string condition, bool stands)
    {
        if (account.QueueNames.FindByArn(arn) is not { } target
            || target.Attributes.FifoQueue || content.Bytes > target.Attributes.MaximumMessageSize)
        {
            happening.Function.DestinationFailures++;
            return false;
        }

        var payload = account.Payloads.Rent(content, account.Now);
        var slot = stands
            ? target.Accept(payload, happening.Origin, happening.Publication, target.Attributes.Delay.Ticks)
            : target.Accept(payload, null, 0, target.Attributes.Delay.Ticks);
        account.Payloads.Release(payload);
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(stands ? FactKind.SentToDestination : FactKind.Sent, slot) with
            {
                Function = happening.Function.Id,
                DeadLetterQueue = target.Id,
                Detail = condition,
            });
        }

        return true;
    }

    private void Finish(AsynchronousEvent happening)
    {
        account.Payloads.Release(happening.Payload);
        happening.Function.AsynchronousEvents--;
        Events.Remove(happening);
    }

    private void Record(FactKind kind, AsynchronousEvent happening, InvocationId? invocation, string? detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(kind, account.Time)
            {
                Topic = happening.Subscription?.Topic.Id,
                Subscription = happening.Subscription?.Id,
                Function = happening.Function.Id,
                Invocation = invocation,
                SnsMessageId = happening.Publication == 0 ? null : account.Identity.OfPublication(happening.Publication),
                ReceiveCount = happening.Invocations,
                Count = 1,
                Detail = detail,
            });
        }
    }
}
