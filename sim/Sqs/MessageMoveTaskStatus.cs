namespace Sim.Sqs;

public enum MessageMoveTaskStatus
{
    Running,
    Completed,
    Cancelled,
    Failed,
}
