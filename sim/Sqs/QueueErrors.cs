namespace Sim.Sqs;

/// <summary>What several requests answer alike.</summary>
internal static class QueueErrors
{
    public static AwsError NonExistentQueue() =>
        new("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
}
