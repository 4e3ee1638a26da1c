using Sim.DynamoDb;

namespace Sim.Lambda;

/// <summary>What becomes of a batch.</summary>
internal sealed partial class StreamMapping
{
    /// <summary>The invocation is over.</summary>
    public void Settle(int slot)
    {
        var batch = account.Invocations[slot];
        var id = account.Invocations.IdOf(slot);
        var failed = FailedFrom(batch);
        running = -1;
        account.Invocations.Running--;
        Function.Finish(batch);
        account.Invocations.Return(slot);
        var piece = pieces[0];
        Record(failed.Kind, piece.Count, id, failed.Detail);
        LastProcessingResult = failed.Kind == FactKind.Completed ? "OK" : "PROBLEM: Function call failed";
        pieces.RemoveAt(0);
        Done += failed.At;
        if (failed.At < piece.Count)
        {
            Counts.FailedInvoke += piece.Count - failed.At;
            // Progress starts the count anew: what is first now has failed for the first time.
            Retry(piece.From(failed.At) with { Attempts = failed.At > 0 ? 1 : piece.Attempts + 1 });
        }

        if (pause == 0)
        {
            Wake();
        }
    }

    /// <summary>Where in the batch the first record is that is not done: the lowest that the function reports, or the first of all.</summary>
    private (int At, FactKind Kind, string? Detail) FailedFrom(in Batch batch)
    {
        var piece = pieces[0];
        if (batch.Result is null || batch.TooLate)
        {
            Function.TimedOut++;
            Function.Errors++;
            return (0, FactKind.TimedOut, $"Task timed out after {Function.Configuration.Timeout.TotalSeconds:0.00} seconds");
        }

        if (!batch.Result.IsSuccess)
        {
            Function.Errors++;
            return (0, FactKind.Failed, $"{batch.Result.ErrorType}: {batch.Result.ErrorMessage}");
        }

        if (!Configuration.ReportBatchItemFailures || batch.Result.Response.IsEmpty)
        {
            return (piece.Count, FactKind.Completed, null);
        }

        var response = StreamResponse.Read(batch.Result.Response.Span);
        if (response.Problem is { } problem)
        {
            return (0, FactKind.Failed, problem);
        }

        var places = response.Failures.Select(piece.PlaceOf).ToList();
        return places.Contains(-1) ? (0, FactKind.Failed, "an itemIdentifier is not in the batch")
            : places.Count == 0 ? (piece.Count, FactKind.Completed, null)
            : (places.Min(), FactKind.Completed, $"from {piece.Records[places.Min()].SequenceNumber} on again");
    }

    /// <summary>Again, in halves if the mapping says so; or given up. To halve a batch is no retry of it.</summary>
    private void Retry(StreamPiece piece)
    {
        if (Configuration.BisectBatchOnFunctionError && piece.Count > 1)
        {
            var middle = piece.Count / 2;
            pieces.Insert(0, piece.From(middle) with { Attempts = 0 });
            pieces.Insert(0, piece.UpTo(middle) with { Attempts = piece.Attempts - 1 });
        }
        else if (Configuration.MaximumRetryAttempts is { } most && piece.Attempts > most)
        {
            GiveUp(piece, "RetryAttemptsExhausted", isTold: true);
            return;
        }
        else
        {
            pieces.Insert(0, piece);
        }

        Pause(piece.Attempts);
    }

    /// <summary>Records that are older than they may be. The stream itself forgets them at last, and nobody is told of those.</summary>
    private void GiveUpOld()
    {
        while (pieces.Count > 0)
        {
            var piece = pieces[0];
            var age = Configuration.MaximumRecordAge ?? TableStream.Retention;
            var old = piece.Records.TakeWhile(record => account.Time - record.At > age).Count();
            if (old == 0)
            {
                return;
            }

            pieces.RemoveAt(0);
            GiveUp(piece.UpTo(old), "RecordAgeExceeded", Configuration.MaximumRecordAge is not null && age <= TableStream.Retention);
            if (old < piece.Count)
            {
                pieces.Insert(0, piece.From(old));
            }
        }
    }

    /// <param name="isTold">By a rule of the mapping: what the stream itself forgets is no event that Lambda drops.</param>
    private void GiveUp(StreamPiece piece, string condition, bool isTold)
    {
        GivenUp += piece.Count;
        Counts.Dropped += isTold ? piece.Count : 0;
        if (isTold && Configuration.OnFailure is { } arn && account.QueueNames.FindByArn(arn) is { Attributes.FifoQueue: false } target)
        {
            var payload = account.Payloads.Rent(GivenUpRecords.Compose(account, Function, stream, piece, condition, lastInvocation), account.Now);
            target.Accept(payload, null, 0, target.Attributes.Delay.Ticks);
            account.Payloads.Release(payload);
            Counts.OnFailureDestinationDelivered += piece.Count;
            Record(FactKind.SentToDestination, piece.Count, null, condition);
        }
        else
        {
            Record(FactKind.Lost, piece.Count, null, $"{condition}, and nobody is told");
        }
    }
}
