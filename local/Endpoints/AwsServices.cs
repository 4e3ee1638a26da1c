using Local.Endpoints.Access;
using Local.Endpoints.CloudWatch;
using Local.Endpoints.Lambda;
using Local.Endpoints.Sns;
using Local.Endpoints.Sqs;
using Local.Endpoints.Sts;
using Sim;
using Sim.DynamoDb;

namespace Local.Endpoints;

/// <summary>The services that clients can call on the laptop, by the names that requests are signed for; each answers in its own way.</summary>
public static class AwsServices
{
    public const string DynamoDb = "dynamodb";
    public const string Sqs = "sqs";
    public const string Sns = "sns";
    public const string Sts = "sts";
    public const string CloudWatch = "monitoring";
    public const string Lambda = "lambda";

    /// <summary>What stands before the dot of <c>X-Amz-Target</c>.</summary>
    internal static readonly (string Prefix, string Service)[] Targets = [("AmazonSQS.", Sqs), ("DynamoDB_20120810.", DynamoDb), ("GraniteServiceVersion20100801.", CloudWatch)];

    /// <summary>The services that also, or only, speak the query protocol.</summary>
    internal static bool SpeakQuery(string? service) => service is Sqs or Sns or Sts or CloudWatch;

    /// <summary>Does what of a call needs no world, on whatever thread it comes in.</summary>
    public static AwsCall ReadAhead(AwsCall call) => call.Service switch
    {
        Sqs => call with { ReadAhead = SqsBody.ReadAhead(call) },
        Sns => call with { SnsAhead = SnsBody.ReadAhead(call) },
        _ => call,
    };

    /// <summary>Must be called on the world's thread. What waits, as a long poll does, is answered later on that thread.</summary>
    public static ValueTask<EndpointAnswer> Answer(World world, Tables tables, AwsCall call)
    {
        if (CallAccess.Refusal(world, call) is { } refusal)
        {
            return new(refusal);
        }

        switch (call.Service)
        {
            case Sqs:
                return SqsEndpoint.Answer(world, call);
            case Sns:
                return new(SnsEndpoint.Answer(world, call));
            case Sts:
                return new(StsEndpoint.Answer(world, call));
            case CloudWatch:
                return new(CloudWatchEndpoint.Answer(world, call));
            case Lambda:
                return LambdaEndpoint.Answer(world, tables, call);
            default:
                var answer = tables.Answer(call.Operation, call.Body);
                return new(new EndpointAnswer(answer.HttpStatus, answer.Json) { HasChecksum = true });
        }
    }
}
