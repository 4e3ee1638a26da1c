using Local.Declaration;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>An alarm that tells nobody is none: it names a topic of the stack, which with its key lets CloudWatch publish.</summary>
[Trait("Control", "CloudWatch.15")]
public sealed class EveryAlarmHasAnAction
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.MetricAlarm, AwsType.CompositeAlarm), alarm =>
            !alarm.List("alarmActions").Any() ? "has no action"
            : alarm.List("alarmActions").Concat(alarm.List("okActions")).Cast<string>().Select(topic => WhyNot(landscape, alarm, topic)).FirstOrDefault(why => why is not null));
    }

    private static string? WhyNot(Landscape landscape, RecordedResource alarm, string topic)
    {
        var publish = Asked.OfService("cloudwatch.amazonaws.com", "sns:Publish", topic, alarm.Text("arn"));
        return landscape.ByArn(topic) is not { } found ? $"tells {topic}, which is not there"
            : !landscape.PolicyOfTopic(found).Allows(publish) ? $"{topic} refuses it"
            : landscape.PolicyOfKey is { } key && new[] { "kms:Decrypt", "kms:GenerateDataKey" }
                .Any(action => !key.Allows(publish with { Action = action, Resource = landscape.KeyArn! })) ? "the topic's key refuses it"
            : null;
    }
}
