using System.Text;
using Functions.Logging;

namespace Functions.Consuming;

/// <summary>What has become of the batch so far.</summary>
internal sealed class Batch(TimeSpan timeout)
{
    private readonly BatchResponse response = new();
    private HashSet<string>? stoppedGroups;
    private List<Delivery>? unbegun;
    private string? notificationFailure;
    private string? notificationResult;

    /// <summary>The messages that were not begun.</summary>
    public IReadOnlyList<Delivery> Unbegun => unbegun ?? (IReadOnlyList<Delivery>)[];

    /// <summary>The account of a message that must not be begun; null if it may.</summary>
    public RecordAccount? NotBegun(Delivery delivery, RemainingTime time)
    {
        if (delivery.OrderedGroup is { } group && stoppedGroups?.Contains(group) == true)
        {
            return NotBegun(delivery, $"an earlier message of its group `{group}` failed, and a FIFO queue keeps their order");
        }

        return time.IsUsedUp ? NotBegun(delivery, $"the messages before it used up the function's {timeout.TotalSeconds:0.###} s") : null;
    }

    public void Add(RecordAccount account, Delivery delivery)
    {
        if (delivery.IsDirect)
        {
            notificationResult ??= account.Result;
        }

        if (account.Outcome != RecordOutcome.Failed)
        {
            return;
        }

        response.Fail(delivery.MessageId);
        if (delivery.OrderedGroup is { } group)
        {
            (stoppedGroups ??= []).Add(group);
        }

        if (delivery.IsDirect)
        {
            notificationFailure ??= account.Reason;
        }
        else if (account.Kind is null)
        {
            (unbegun ??= []).Add(delivery);
        }
    }

    /// <summary>What Lambda is answered.</summary>
    /// <exception cref="NotificationFailedException">A topic's notification was not handled.</exception>
    public Stream Response() =>
        notificationFailure is not null ? throw new NotificationFailedException(LogText.OneLine(notificationFailure, ConsumerLog.LongestReason)!)
        : notificationResult is not null ? new MemoryStream(Encoding.UTF8.GetBytes(notificationResult))
        : response.ToStream();

    private static RecordAccount NotBegun(Delivery delivery, string reason) =>
        new RecordAccount(delivery.MessageId, delivery.Attempt).NotBegun(reason);
}
