using Local.Endpoints.Sns;
using Local.Endpoints.Sqs;
using Sim;
using Sim.DynamoDb;

namespace Local.Endpoints;

/// <summary>The services that functions can call on the laptop, each answering in its own way.</summary>
public static class AwsServices
{
    public const string DynamoDb = "DynamoDB_20120810";
    public const string Sqs = "AmazonSQS";

    /// <summary>Not reached by a target but by the service that a request is signed for.</summary>
    public const string Sns = "sns";

    public static bool Has(string service) => service is DynamoDb or Sqs;

    /// <summary>Must be called on the world's thread.</summary>
    public static EndpointAnswer Answer(World world, Tables tables, AwsCall call)
    {
        if (call.Service == Sqs)
        {
            return SqsEndpoint.Answer(world, call);
        }

        if (call.Service == Sns)
        {
            return SnsEndpoint.Answer(world, call);
        }

        var answer = tables.Answer(call.Operation, call.Body);
        return new EndpointAnswer(answer.HttpStatus, answer.Json);
    }
}
