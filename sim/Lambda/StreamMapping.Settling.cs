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
        pieces.RemoveAt(0);
        Finish(failed.At - piece.From);
        if (failed.At < piece.To)
        {
            // Progress starts the count anew: what is first now has failed for the first time.
            Retry(new StreamPiece(failed.At, piece.To, failed.At > piece.From ? 1 : piece.Attempts + 1));
        }

        if (pause == 0)
        {
            Wake();
        }
    }

    /// <summary>The first record that is not done: the lowest that the function reports, or the first of all.</summary>
    private (int At, FactKind Kind, string? Detail) FailedFrom(in Batch batch)
    {
        var piece = pieces[0];
        if (batch.Result is null || batch.TooLate)
        {
            Function.TimedOut++;
            Function.Errors++;
            return (piece.From, FactKind.TimedOut, $"Task timed out after {Function.Configuration.Timeout.TotalSeconds:0.00} seconds");
        }

        if (!batch.Result.IsSuccess)
        {
            Function.Errors++;
            return (piece.From, FactKind.Failed, $"{batch.Result.ErrorType}: {batch.Result.ErrorMessage}");
        }

        if (!configuration.ReportBatchItemFailures || batch.Result.Response.IsEmpty)
        {
            return (piece.To, FactKind.Completed, null);
        }

        var response = StreamResponse.Read(batch.Result.Response.Span);
        if (response.Problem is { } problem)
        {
            return (piece.From, FactKind.Failed, problem);
        }

        var places = response.Failures.Select(failure => stream.PlaceOf(failure, piece.From, piece.To)).ToList();
        return places.Contains(-1) ? (piece.From, FactKind.Failed, "an itemIdentifier is not in the batch")
            : places.Count == 0 ? (piece.To, FactKind.Completed, null)
            : (places.Min(), FactKind.Completed, $"from {stream.Records[places.Min()].SequenceNumber} on again");
    }

    /// <summary>Again, in halves if the mapping says so; or given up. To halve a batch is no retry of it.</summary>
    private void Retry(StreamPiece piece)
    {
        if (configuration.BisectBatchOnFunctionError && piece.Count > 1)
        {
            var middle = piece.From + (piece.Count / 2);
            pieces.Insert(0, piece with { From = middle, Attempts = 0 });
            pieces.Insert(0, piece with { To = middle, Attempts = piece.Attempts - 1 });
        }
        else if (configuration.MaximumRetryAttempts is { } most && piece.Attempts > most)
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

    private void GiveUp(StreamPiece piece, string condition, bool isTold)
    {
        Position = piece.To;
        GivenUp += piece.Count;
        if (isTold && configuration.OnFailure is { } arn && account.QueueNames.FindByArn(arn) is { Attributes.FifoQueue: false } target)
        {
            var payload = account.Payloads.Rent(GivenUpRecords.Compose(account, Function, stream, piece, condition, lastInvocation), account.Now);
            target.Accept(payload, null, 0, target.Attributes.Delay.Ticks);
            account.Payloads.Release(payload);
            Record(FactKind.SentToDestination, piece.Count, null, condition);
        }
        else
        {
            Record(FactKind.Lost, piece.Count, null, $"{condition}, and nobody is told");
        }
    }

    private void Finish(int count)
    {
        Position += count;
        Done += count;
    }
}
