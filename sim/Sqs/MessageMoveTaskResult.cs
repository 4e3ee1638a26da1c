namespace Sim.Sqs;

/// <summary>A message move task as ListMessageMoveTasks shows it.</summary>
/// <param name="TaskHandle">Only while the task is running.</param>
/// <param name="DestinationArn">Null: every message goes back where it came from.</param>
/// <param name="MaxNumberOfMessagesPerSecond">Null: as fast as SQS can.</param>
/// <param name="FailureReason">Only of a task that failed.</param>
public sealed record MessageMoveTaskResult(
    string? TaskHandle, MessageMoveTaskStatus Status, string SourceArn, string? DestinationArn, int? MaxNumberOfMessagesPerSecond,
    long ApproximateNumberOfMessagesMoved, long ApproximateNumberOfMessagesToMove, string? FailureReason, DateTimeOffset Started);
