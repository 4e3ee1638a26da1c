using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
internal static class Publish
{
    public static EndpointAnswer Answer(SnsRequest request)
    {
        var result = Send(request, request.ReadAhead ?? PublishFields.Read(request.Form, request.TraceId, "", ""));
        return request.Answer(xml =>
        {
            SnsXml.Text(xml, "MessageId", result.MessageId.ToString());
            SnsXml.Text(xml, "SequenceNumber", result.SequenceNumber);
        });
    }

    /// <summary>A TargetArn is a topic's too, or that of an app on a device.</summary>
    private static PublishResult Send(SnsRequest request, PublishRequest message)
    {
        if (request.Text("PhoneNumber") is { } number)
        {
            return request.World.PublishToPhone(number, message);
        }

        var target = request.Text("TopicArn") ?? request.Text("TargetArn")
            ?? throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
        return target.Contains(":endpoint/", StringComparison.Ordinal)
            ? request.World.PublishToEndpoint(target, message)
            : request.World.Publish(request.World.TopicByArn(target), message);
    }
}
