using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html</summary>
internal static class GetQueueUrl
{
    public static void Answer(World world, SqsRequest request, Utf8JsonWriter answer)
    {
        var name = request.QueueName();
        var isOwn = request.TextOrNull("QueueOwnerAWSAccountId") is not { } owner || owner == world.Account;
        var queue = world.QueueByName(isOwn ? name : "");
        answer.WriteString("QueueUrl"u8, QueueUrl.Of(world, queue, request.Authority));
    }
}
