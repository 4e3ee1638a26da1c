namespace Sim.Sqs;

/// <summary>The requests about messages.</summary>
internal sealed class SqsService(Account account)
{
    public Queue Find(QueueId id) => account.QueueOf(id);

    public SendMessageResult Send(QueueId id, SendMessageRequest request)
    {
        var queue = Find(id);
        var content = request.Content ??= MessageRules.Check(request);
        if (content.Bytes > queue.Attributes.MaximumMessageSize)
        {
            throw MessageRules.TooLong(queue.Attributes.MaximumMessageSize);
        }

        MessageRules.CheckFor(queue.Attributes, request);
        var delay = queue.Attributes.FifoQueue ? queue.Attributes.Delay : request.Delay ?? queue.Attributes.Delay;
        if (delay < TimeSpan.Zero || delay > Quotas.Delay)
        {
            throw new AwsError(
                "InvalidParameterValue",
                $"Value {(long)delay.TotalSeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.");
        }

        if (queue.Deduplication?.Find(content, account.Now) is { } original and not 0)
        {
            RecordDuplicate(queue, original);
            return ResultOf(queue, original, content);
        }

        var payload = account.Payloads.Rent(content, account.Now);
        var slot = queue.Accept(payload, null, 0, delay.Ticks);
        account.Payloads.Release(payload);
        queue.Deduplication?.Remember(content, account.Messages[slot].Sequence, account.Now);
        if (account.Trace.Enabled)
        {
            account.Trace.Add(account.FactOf(FactKind.Sent, slot));
        }

        return ResultOf(queue, account.Messages[slot].Sequence, content);
    }

    private SendMessageResult ResultOf(Queue queue, long sequence, Content content) => new(
        account.Identity.OfMessage(sequence),
        content.Digest,
        MessageDigest.OfAttributes(content.Attributes),
        queue.Attributes.FifoQueue ? SequenceNumber.OfMessage(sequence) : null,
        content.TraceHeader is null ? null : MessageDigest.OfAttributes([new("AWSTraceHeader", content.TraceHeader)]));

    private void RecordDuplicate(Queue queue, long original)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.Deduplicated, account.Time)
            {
                Queue = queue.Id,
                MessageId = account.Identity.OfMessage(original),
            });
        }
    }

    public IReadOnlyList<SendMessageBatchResultEntry> SendBatch(QueueId id, IReadOnlyList<SendMessageBatchRequestEntry> entries)
    {
        SendMessageBatchRules.Check(entries, Find(id).Attributes);
        var results = new List<SendMessageBatchResultEntry>(entries.Count);
        foreach (var entry in entries)
        {
            try
            {
                results.Add(new(entry.Id, Send(id, entry.Request), null));
            }
            catch (AwsError error)
            {
                // SQS answers 200 and reports each entry; only the wording of the reason differs from a single send.
                var text = error.Message.Replace("are invalid.", "cannot be validated.", StringComparison.Ordinal);
                results.Add(new(entry.Id, null, new AwsError(error.Code, text, error.HttpStatus)));
            }
        }

        return results;
    }

    /// <summary>
    /// Answers at once with what is visible; a long poll that finds nothing waits in the queue, and is answered in a later step.
    /// </summary>
    /// <exception cref="AwsError">What ReceiveMessage refuses; then nothing is ever answered.</exception>
    public void Receive(QueueId id, ReceiveMessageRequest request, Action<IReadOnlyList<ReceivedMessage>> answered)
    {
        var queue = Find(id);
        var wait = (request.WaitTime ?? queue.Attributes.ReceiveMessageWaitTime).Ticks;
        var timeout = ReceiveRules.Check(queue, request);
        if (queue.InFlight >= Quotas.InFlightMessages && !queue.Attributes.FifoQueue && wait == 0)
        {
            throw new AwsError("OverLimit", "Too many messages in flight.", 403);
        }

        if (request.ReceiveRequestAttemptId is { } attempt && queue.ReceiveAgain(attempt, timeout) is { } again)
        {
            answered(again);
            return;
        }

        var most = wait == 0 ? account.SeenByShortPoll(request.MaxNumberOfMessages) : request.MaxNumberOfMessages;
        var received = queue.Receive(most, timeout);
        if (received.Count == 0 && wait > 0)
        {
            queue.Wait(new LongPoll(request, timeout, account.Now + wait, answered));
            return;
        }

        if (request.ReceiveRequestAttemptId is { } attemptId)
        {
            queue.RememberReceive(attemptId, received);
        }

        answered(received);
    }

    /// <summary>
    /// Deleting again, or after the visibility timeout, succeeds. With the handle of an earlier receive SQS answers
    /// success too but may keep the message: here it does unless the options say otherwise, so that nobody relies on the lucky
    /// case. A FIFO queue
    /// refuses a handle that is out of date, because the message may already be on its way again.
    /// </summary>
    public void Delete(QueueId id, string receiptHandle)
    {
        var queue = Find(id);
        var handle = ReceiptHandle.Read(receiptHandle, account.Identity, id);
        if (queue.CanDelete(handle.Slot, handle.Sequence, handle.ReceiveCount))
        {
            queue.Delete(handle.Slot, null);
        }
        else if (queue.Attributes.FifoQueue && queue.Has(handle.Slot, handle.Sequence))
        {
            throw new AwsError(
                "InvalidParameterValue",
                $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
        }
    }

    public void ChangeVisibility(QueueId id, string receiptHandle, TimeSpan visibilityTimeout)
    {
        var queue = Find(id);
        var timeout = ReceiveRules.VisibilityTimeoutOf(visibilityTimeout);
        var handle = ReceiptHandle.Read(receiptHandle, account.Identity, id);
        if (!queue.CanDelete(handle.Slot, handle.Sequence, handle.ReceiveCount))
        {
            throw new AwsError(
                "InvalidParameterValue",
                $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not " +
                "available for visibility timeout change.");
        }

        // 12 hours from the receive is the end of all extensions; SQS counts in whole seconds.
        var held = (account.Now - account.Messages[handle.Slot].Received) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
        if (held + timeout > Quotas.VisibilityTimeout.Ticks)
        {
            throw new AwsError(
                "InvalidParameterValue",
                $"Value {(long)visibilityTimeout.TotalSeconds} for parameter VisibilityTimeout is invalid. " +
                "Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
        }

        queue.ChangeVisibility(handle.Slot, timeout);
    }

}
