using System.Formats.Cbor;
using System.Text.Json;
using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>
/// CloudWatch (API version 2010-08-01) in its three protocols: CBOR, which newer SDKs speak, AWS JSON, and query. One file for
/// each action, whatever the protocol.
/// </summary>
internal static class CloudWatchEndpoint
{
    private static readonly Dictionary<string, Action<World, Parameters, AnswerWriter>> Actions = new()
    {
        ["GetMetricData"] = GetMetricData.Answer,
        ["GetMetricStatistics"] = GetMetricStatistics.Answer,
        ["ListMetrics"] = ListMetrics.Answer,
        ["PutMetricData"] = PutMetricData.Answer,
        ["DescribeAlarms"] = DescribeAlarms.Answer,
        ["DescribeAlarmHistory"] = DescribeAlarmHistory.Answer,
        ["PutMetricAlarm"] = PutMetricAlarm.Answer,
        ["SetAlarmState"] = SetAlarmState.Answer,
        ["DeleteAlarms"] = DeleteAlarms.Answer,
    };

    public static EndpointAnswer Answer(World world, AwsCall call)
    {
        var operation = "";
        try
        {
            (operation, var parameters) = Parameters.Read(call);
            if (!Actions.TryGetValue(operation, out var action))
            {
                throw new AwsError("UnknownOperationException", $"CloudWatch's {operation} is not simulated. Simulated: {string.Join(", ", Actions.Keys)}.");
            }

            var answer = AnswerWriter.Of(call.Protocol, operation);
            action(world, parameters, answer);
            return answer.Finish();
        }
        catch (Exception error) when (error is JsonException or CborContentException or InvalidDataException or FormatException)
        {
            return CloudWatchErrors.Answer(call.Protocol, new AwsError("SerializationException", "The request cannot be read: it is no object of this action."));
        }
        catch (NotSimulatedException error)
        {
            return CloudWatchErrors.Answer(call.Protocol, new AwsError("InvalidParameterCombination", error.Message));
        }
        catch (AwsError error)
        {
            return CloudWatchErrors.Answer(call.Protocol, error);
        }
    }
}
