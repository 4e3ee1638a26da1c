namespace Sim.Sqs;

/// <summary>The requests about moving messages out of dead-letter queues.</summary>
/// <exception cref="AwsError">Thrown by each for what SQS refuses.</exception>
public sealed class MessageMoveTasks
{
    private const int MostPerSecond = 500;
    private const int MostResults = 10;

    private readonly Account account;

    internal MessageMoveTasks(Account account) => this.account = account;

    /// <param name="destinationArn">Null: every message goes back where it came from.</param>
    /// <param name="maxNumberOfMessagesPerSecond">1 to 500; null: all at once.</param>
    /// <returns>The task's handle.</returns>
    public string Start(string sourceArn, string? destinationArn, int? maxNumberOfMessagesPerSecond)
    {
        var source = Find(sourceArn, "SourceArn");
        if (!account.QueueNames.Sorted.Any(queue => queue.Attributes.RedrivePolicy?.DeadLetterTargetArn == source.Arn))
        {
            throw QueueErrors.InvalidParameter("Source queue must be configured as a Dead Letter Queue.");
        }

        var destination = destinationArn is null ? null : Find(destinationArn, "DestinationArn");
        if (destination == source)
        {
            throw QueueErrors.InvalidParameter("Source queue arn and destination queue arn cannot be the same.");
        }

        if (destination is not null && destination.Attributes.FifoQueue != source.Attributes.FifoQueue)
        {
            throw QueueErrors.InvalidParameter("The source queue and destination queue must be of the same queue type.");
        }

        if (maxNumberOfMessagesPerSecond is < 1 or > MostPerSecond)
        {
            throw QueueErrors.InvalidParameter(
                $"Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's between 1 and {MostPerSecond}.");
        }

        if (account.MoveTasks.Exists(task => task.IsRunning && task.Source == source))
        {
            throw QueueErrors.InvalidParameter(
                "There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
        }

        var task = new MessageMoveTask(account, source, destination, maxNumberOfMessagesPerSecond);
        account.MoveTasks.Add(task);
        task.Start();
        return MoveTaskHandle.Write(task.Id, source.Arn);
    }

    /// <summary>The latest first.</summary>
    /// <param name="maxResults">1 to 10; null for 1.</param>
    public IReadOnlyList<MessageMoveTaskResult> List(string sourceArn, int? maxResults)
    {
        var source = Find(sourceArn, "SourceArn");
        if (maxResults is < 1 or > MostResults)
        {
            throw QueueErrors.InvalidParameter(
                $"Value for parameter MaxResults is invalid. Reason: You must enter a number that's between 1 and {MostResults}.");
        }

        return [.. account.MoveTasks.Where(task => task.Source == source).Reverse().Take(maxResults ?? 1).Select(task => task.Result)];
    }

    /// <returns>How many messages were moved until now; they stay moved.</returns>
    public long Cancel(string taskHandle)
    {
        if (MoveTaskHandle.Read(taskHandle) is not { } handle)
        {
            throw QueueErrors.InvalidParameter("Value for parameter TaskHandle is invalid.");
        }

        var source = account.QueueNames.FindByArn(handle.SourceArn) ?? throw NoSuchResource("SourceArn");
        var task = account.MoveTasks.Find(task => task.Id == handle.Task && task.Source == source)
            ?? throw QueueErrors.ResourceNotFound("Task does not exist.");
        if (!task.IsRunning)
        {
            throw QueueErrors.InvalidParameter("Only active tasks can be cancelled.");
        }

        task.Cancel();
        return task.Moved;
    }

    private Queue Find(string arn, string parameter)
    {
        var parts = arn.Split(':');
        if (parts.Length != 6 || parts[0] != "arn" || parts[2] != "sqs")
        {
            throw QueueErrors.InvalidParameter(
                $"You must use this format to specify the {parameter}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
        }

        return account.QueueNames.FindByArn(arn) ?? throw NoSuchResource(parameter);
    }

    private static AwsError NoSuchResource(string parameter) =>
        QueueErrors.ResourceNotFound($"The resource that you specified for the {parameter} parameter doesn't exist.");
}
