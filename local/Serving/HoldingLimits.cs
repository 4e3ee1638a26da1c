using System.Text;
using Local.Endpoints;
using Local.Endpoints.Lambda;
using Local.Endpoints.Sns;
using Local.Endpoints.Sqs;
using Sim;
using Sim.DynamoDb;

namespace Local.Serving;

/// <summary>
/// How much a Region may hold: a client in a loop must not fill the memory of the machine. What is over it is refused as AWS
/// refuses what comes too fast; reading, receiving and deleting go on.
/// </summary>
/// <param name="Bytes">Of messages, of events that wait for functions, and of the items of tables.</param>
public sealed record HoldingLimits(long Bytes = HoldingLimits.UsualBytes)
{
    public const long UsualBytes = 4L << 30;

    /// <summary>Queues, topics and subscriptions, deleted ones included: each keeps its place until the end.</summary>
    public int Resources { get; init; } = 100_000;

    private static readonly string[] Filling = ["SendMessage", "SendMessageBatch", "Publish", "PublishBatch", "Invoke"];
    private static readonly string[] Creating = ["CreateQueue", "CreateTopic", "Subscribe"];
    private static readonly string[] Writing = ["PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem"];

    /// <summary>Null if the call may be carried out.</summary>
    public EndpointAnswer? Refusal(World world, Tables tables, AwsCall call) => call.Service switch
    {
        AwsServices.Sqs or AwsServices.Sns or AwsServices.Lambda =>
            world.HeldBytes >= Bytes && Filling.Contains(ActionOf(call)) ? Refuse(call, $"{Bytes} bytes are held, which is the most: receive and delete some, or serve with a larger --capacity.")
            : world.Resources >= Resources && Creating.Contains(ActionOf(call)) ? Refuse(call, $"{Resources} queues, topics and subscriptions have been made, which is the most.")
            : null,
        AwsServices.DynamoDb => Writing.Contains(call.Operation) && tables.HeldBytes >= Bytes
            ? Refuse(call, $"{Bytes} bytes are held, which is the most: delete some, or serve with a larger --capacity.") : null,
        _ => null,
    };

    private static string ActionOf(AwsCall call)
    {
        if (call.Protocol == AwsProtocol.Rest)
        {
            return call.Path.Contains("/invocations", StringComparison.Ordinal) ? "Invoke" : "";
        }

        if (call.Protocol != AwsProtocol.Query)
        {
            return call.Operation;
        }

        var query = call.Path.IndexOf('?') is >= 0 and var start ? Encoding.UTF8.GetBytes(call.Path[(start + 1)..]) : [];
        try
        {
            return new Endpoints.QueryForm(query).Text("Action") ?? new Endpoints.QueryForm(call.Body).Text("Action") ?? "";
        }
        catch (AwsError)
        {
            // Too many fields, which the service refuses in its own words.
            return "";
        }
    }

    private static EndpointAnswer Refuse(AwsCall call, string message) => call.Service switch
    {
        AwsServices.Sqs when call.Protocol == AwsProtocol.Query => SqsXml.Error("OverLimit", message, call.RequestId, 403),
        AwsServices.Sqs => SqsErrors.Answer(new AwsError("OverLimit", message, 403)),
        AwsServices.Sns => SnsXml.Error(new AwsError("Throttled", message, 429), call.RequestId),
        AwsServices.Lambda => LambdaJson.Error(new AwsError("TooManyRequestsException", message, 429)),
        _ => EndpointAnswer.OfDynamoDb(new AwsError("ProvisionedThroughputExceededException", message)),
    };
}
