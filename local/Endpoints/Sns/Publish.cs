using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
internal static class Publish
{
    public static EndpointAnswer Answer(World world, QueryForm form)
    {
        var request = PublishFields.Read(form, "", "messageAttributes");
        var result = form.Text("PhoneNumber") is { } number
            ? world.PublishToPhone(number, request)
            : world.Publish(TopicOf(world, form), request);
        return SnsXml.Of("Publish", xml =>
        {
            SnsXml.Text(xml, "MessageId", result.MessageId.ToString());
            SnsXml.Text(xml, "SequenceNumber", result.SequenceNumber);
        });
    }

    /// <summary>A TargetArn is a topic's too, or that of an application's endpoint, of which there are none.</summary>
    private static TopicId TopicOf(World world, QueryForm form)
    {
        var target = form.Text("TargetArn");
        if (target?.Contains(":endpoint/", StringComparison.Ordinal) == true)
        {
            throw new AwsError("InvalidParameter", "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified");
        }

        var arn = form.Text("TopicArn") ?? target;
        return arn is null
            ? throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter")
            : world.TopicByArn(arn);
    }
}
