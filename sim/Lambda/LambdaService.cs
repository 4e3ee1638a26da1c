using Sim.Sns;
using Sim.Sqs;
using Sim.Time;

namespace Sim.Lambda;

/// <summary>The requests that Lambda answers, and the answers of functions.</summary>
internal sealed class LambdaService(Account account, SqsService sqs)
{
    /// <summary>What a function gets whose caller gives nothing.</summary>
    private static readonly byte[] NoEvent = "{}"u8.ToArray();

    public FunctionId CreateFunction(FunctionConfiguration configuration)
    {
        FunctionRules.Check(configuration, account.UnreservedConcurrency);
        if (account.Functions.Exists(function => function.Configuration.Name == configuration.Name))
        {
            throw new AwsError("ResourceConflictException", $"Function already exist: {configuration.Name}", 409);
        }

        account.UnreservedConcurrency -= configuration.ReservedConcurrency ?? 0;
        var created = new Function(account, configuration);
        account.Functions.Add(created);
        return created.Id;
    }

    /// <summary>Keeps environments of an alias ready. One alias of a function can have them here.</summary>
    /// <param name="isReady">They have been allocated before the world began.</param>
    /// <exception cref="AwsError">What PutProvisionedConcurrencyConfig refuses.</exception>
    public void PutProvisionedConcurrency(FunctionId id, string qualifier, int environments, bool isReady)
    {
        var function = Find(id);
        FunctionRules.CheckProvisioned(function.Configuration, qualifier, environments, account.UnreservedConcurrency - account.ProvisionedBeside(function));
        if (function.Provisioned is { } other && other.Qualifier != qualifier)
        {
            throw new NotSimulatedException($"provisioned concurrency for more than one alias of {function.Configuration.Name}");
        }

        if (function.Provisioned is null)
        {
            function.Provisioned = new ProvisionedConcurrency(qualifier);
            account.Provisioning.Add(function);
        }

        function.Provisioned.Request(environments, account.Now, isReady);
    }

    public EventSourceMappingId CreateEventSourceMapping(EventSourceMappingConfiguration configuration)
    {
        var queue = sqs.Find(configuration.Queue);
        var function = Find(configuration.Function);
        EventSourceMappingRules.Check(configuration, queue.Attributes, function.Configuration, account.Options.EventFilters);
        if (account.Mappings.Find(other => other.Configuration.Queue == configuration.Queue &&
            other.Configuration.Function == configuration.Function) is { } existing)
        {
            throw new AwsError(
                "ResourceConflictException",
                $"An event source mapping with SQS arn (\" {queue.Arn} \") and function (\" {function.Configuration.Name} \") " +
                $"already exists. Please update or delete the existing mapping with UUID {existing.Uuid}",
                409);
        }

        var mapping = new EventSourceMapping(account, queue, function, configuration);
        account.Mappings.Add(mapping);
        queue.Attach(mapping);
        mapping.SchedulePoll();
        return mapping.Id;
    }

    /// <exception cref="AwsError">What UpdateEventSourceMapping refuses.</exception>
    public void UpdateEventSourceMapping(EventSourceMappingId id, EventSourceMappingConfiguration configuration)
    {
        var mapping = account.Mappings[id.Index];
        EventSourceMappingRules.Check(configuration, account.Queues[mapping.Queue.Index].Attributes, mapping.Function.Configuration, account.Options.EventFilters);
        mapping.Update(configuration);
    }

    public Guid CreateStreamMapping(StreamMappingConfiguration configuration)
    {
        var function = Find(configuration.Function);
        EventSourceMappingRules.Check(configuration, account.Options.EventFilters);
        if (account.Streams.Find(other => other.Configuration.Stream == configuration.Stream && other.Function == function) is { } existing)
        {
            throw new AwsError(
                "ResourceConflictException",
                $"The event source arn (\" {configuration.Stream.Arn} \") and function (\" {function.Configuration.Name} \") provided mapping " +
                $"already exists. Please update or delete the existing mapping with UUID {existing.Uuid}",
                409);
        }

        var mapping = new StreamMapping(account, function, configuration);
        account.Streams.Add(mapping);
        mapping.Wake();
        return mapping.Uuid;
    }

    /// <exception cref="AwsError">There is no such mapping, or UpdateEventSourceMapping refuses it.</exception>
    public void UpdateStreamMapping(Guid uuid, StreamMappingConfiguration configuration)
    {
        var mapping = account.Streams.Find(stream => stream.Uuid == uuid)
            ?? throw new AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404);
        EventSourceMappingRules.Check(configuration, account.Options.EventFilters);
        mapping.Update(configuration);
    }

    public Function Find(FunctionId id) =>
        id.Index >= 0 && id.Index < account.Functions.Count ? account.Functions[id.Index] : throw NotFound("");

    public Function Find(Predicate<Function> predicate, string wanted) =>
        account.Functions.Find(predicate) ?? throw NotFound(wanted);

    public void Complete(InvocationId id, InvocationResult result, TimeSpan after)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        if (!account.Invocations.IsRunning(id) || account.Invocations[id.Slot].Result is not null)
        {
            if (account.Trace.Enabled)
            {
                account.Trace.Add(new Fact(FactKind.CompletedLate, account.Time) { Invocation = id });
            }

            return;
        }

        // Known now, arriving at its time, but not after the deadline.
        ref var batch = ref account.Invocations[id.Slot];
        var arrival = account.Now + after.Ticks;
        batch.Result = result;
        batch.TooLate = arrival > batch.Deadline;
        account.Schedule.Add(AgendaKind.Completion, Math.Min(arrival, batch.Deadline), id.Slot, batch.Sequence);
    }

    public void PutFunctionEventInvokeConfig(FunctionId id, EventInvokeConfig config)
    {
        FunctionRules.Check(config);
        Find(id).EventInvokeConfig = config;
    }

    public InvocationId Invoke(FunctionId id, ReadOnlyMemory<byte> payload, Action<InvocationResult> answered)
    {
        var happening = payload.IsEmpty ? NoEvent : payload;
        InvocationRules.Check(happening, "RequestResponse", Quotas.InvocationBytes);
        return new SynchronousInvocation(Find(id), happening.ToArray(), answered).Start(account);
    }

    public void InvokeAsynchronously(FunctionId id, ReadOnlyMemory<byte> payload)
    {
        var happening = payload.IsEmpty ? NoEvent : payload;
        InvocationRules.Check(happening, "Event", Quotas.AsynchronousInvocationBytes);
        account.Asynchronous.Accept(Find(id), happening);
    }

    public void AddPermission(FunctionId id, TopicId topic) => Find(id).Permissions.Add(topic);

    public byte[] EventOf(InvocationId id)
    {
        ref var batch = ref Running(id);
        if (batch.Caller is { } caller)
        {
            return caller.Payload;
        }

        if (batch.Stream > 0)
        {
            return account.Streams[batch.Stream - 1].Event();
        }

        return batch.AsynchronousEvent < 0
            ? SqsEvent.Compose(account, batch)
            : account.Asynchronous.Events[batch.AsynchronousEvent].Compose(account);
    }

    public ref Batch Running(InvocationId id)
    {
        if (!account.Invocations.IsRunning(id))
        {
            throw new ArgumentException($"Invocation {id.Sequence} has finished; its batch is gone.", nameof(id));
        }

        return ref account.Invocations[id.Slot];
    }

    public IReadOnlyList<InvokedMessage> MessagesOf(InvocationId id)
    {
        ref var batch = ref Running(id);
        if (batch.AsynchronousEvent >= 0)
        {
            var happening = account.Asynchronous.Events[batch.AsynchronousEvent];
            if (happening.Subscription is null)
            {
                return [];
            }

            var message = account.Identity.OfPublication(happening.Publication);
            return [new InvokedMessage(message, happening.Invocations, message)];
        }

        var messages = new InvokedMessage[batch.Count];
        for (var index = 0; index < messages.Length; index++)
        {
            ref readonly var held = ref batch.Messages[index].Message;
            messages[index] = new InvokedMessage(
                account.Identity.OfMessage(held.Sequence),
                held.ReceiveCount,
                held.Publication == 0 ? null : account.Identity.OfPublication(held.Publication));
        }

        return messages;
    }

    private AwsError NotFound(string name) => new(
        "ResourceNotFoundException", $"Function not found: {account.Arn("lambda", $"function:{name}")}", 404);
}
