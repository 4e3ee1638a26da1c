using Sim.Time;

namespace Sim.Sqs;

/// <summary>Moves what is visible in a dead-letter queue to another queue, or each message back where it came from.</summary>
internal sealed class MessageMoveTask(Account account, Queue source, Queue? destination, int? rate)
{
    private readonly int index = account.MoveTasks.Count;
    private readonly DateTimeOffset started = account.Time;
    private readonly int toMove = source.Visible;
    private string? failureReason;
    private MessageMoveTaskStatus status = MessageMoveTaskStatus.Running;

    public Guid Id { get; } = account.Identity.OfMoveTask(account.MoveTasks.Count);

    public Queue Source => source;

    public bool IsRunning => status == MessageMoveTaskStatus.Running;

    public long Moved { get; private set; }

    public MessageMoveTaskResult Result => new(
        IsRunning ? MoveTaskHandle.Write(Id, source.Arn) : null,
        status, source.Arn, destination?.Arn, rate, Moved, toMove, failureReason, started);

    /// <summary>Moves the first message at once; without a rate, all of them.</summary>
    public void Start()
    {
        do
        {
            MoveNext();
        }
        while (IsRunning && rate is null);
    }

    /// <summary>Moves one message and, by a rate, sets the time of the next.</summary>
    public void MoveNext()
    {
        if (!source.Exists)
        {
            Fail("AWS.SimpleQueueService.NonExistentQueue");
            return;
        }

        var slot = source.NextDeliverable;
        if (slot >= 0)
        {
            var target = destination ?? source.SourceOf(slot);
            if (target is not { Exists: true })
            {
                Fail(target is null ? "CouldNotDetermineMessageSource" : "AWS.SimpleQueueService.NonExistentQueue");
                return;
            }

            source.Redrive(slot, target);
            Moved++;
        }

        if (source.NextDeliverable < 0)
        {
            status = MessageMoveTaskStatus.Completed;
        }
        else if (rate is { } perSecond)
        {
            account.Schedule.Add(AgendaKind.MessageMove, account.Now + (TimeSpan.TicksPerSecond / perSecond), index, 0);
        }
    }

    public void Cancel() => status = MessageMoveTaskStatus.Cancelled;

    private void Fail(string reason)
    {
        status = MessageMoveTaskStatus.Failed;
        failureReason = reason;
    }
}
