namespace Tests.Policies;

/// <summary>Its actions are not disabled, and it says what to do.</summary>
[Trait("Control", "CloudWatch.17")]
public sealed class EveryAlarmIsSwitchedOn
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.MetricAlarm, AwsType.CompositeAlarm), alarm =>
            alarm.Inputs.GetValueOrDefault("actionsEnabled") is false ? "is switched off"
            : alarm.TextOrNull("alarmDescription") is not { Length: > 20 and <= 1024 } ? "does not say in up to 1,024 characters what to do"
            : null);
    }
}
