using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</summary>
internal static class ListMessageMoveTasks
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        answer.WriteStartArray("Results"u8);
        foreach (var task in world.Queues.MoveTasks.List(request.Text("SourceArn"), request.IntegerOrNull("MaxResults")))
        {
            Write(answer, task);
        }

        answer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter answer, MessageMoveTaskResult task)
    {
        answer.WriteStartObject();
        Write(answer, "TaskHandle", task.TaskHandle);
        Write(answer, "Status", task.Status.ToString().ToUpperInvariant());
        Write(answer, "SourceArn", task.SourceArn);
        Write(answer, "DestinationArn", task.DestinationArn);
        if (task.MaxNumberOfMessagesPerSecond is { } rate)
        {
            answer.WriteNumber("MaxNumberOfMessagesPerSecond"u8, rate);
        }

        answer.WriteNumber("ApproximateNumberOfMessagesMoved"u8, task.ApproximateNumberOfMessagesMoved);
        answer.WriteNumber("ApproximateNumberOfMessagesToMove"u8, task.ApproximateNumberOfMessagesToMove);
        Write(answer, "FailureReason", task.FailureReason);
        answer.WriteNumber("StartedTimestamp"u8, task.Started.ToUnixTimeMilliseconds());
        answer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter answer, string name, string? text)
    {
        if (text is not null)
        {
            answer.WriteString(name, text);
        }
    }
}
