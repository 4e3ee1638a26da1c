namespace Sim.CloudWatch;

/// <summary>
/// The rule of a composite alarm: <c>ALARM("a") OR (OK(b) AND NOT INSUFFICIENT_DATA(c))</c>, <c>TRUE</c>, <c>FALSE</c>
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
/// </summary>
public abstract class AlarmRule
{
    /// <summary>Whether the rule holds.</summary>
    /// <param name="stateOf">The state of an alarm by its name.</param>
    public abstract bool Holds(Func<string, AlarmState> stateOf);

    /// <summary>The alarms that it names, in its order.</summary>
    public abstract IEnumerable<string> Alarms { get; }

    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public static AlarmRule Parse(string rule) => new AlarmRuleReader(rule).Read();

    internal sealed class Constant(bool value) : AlarmRule
    {
        public override IEnumerable<string> Alarms => [];

        public override bool Holds(Func<string, AlarmState> stateOf) => value;
    }

    internal sealed class InState(AlarmState state, string alarm) : AlarmRule
    {
        public override IEnumerable<string> Alarms => [alarm];

        public override bool Holds(Func<string, AlarmState> stateOf) => stateOf(alarm) == state;
    }

    internal sealed class Not(AlarmRule rule) : AlarmRule
    {
        public override IEnumerable<string> Alarms => rule.Alarms;

        public override bool Holds(Func<string, AlarmState> stateOf) => !rule.Holds(stateOf);
    }

    internal sealed class All(AlarmRule first, AlarmRule second) : AlarmRule
    {
        public override IEnumerable<string> Alarms => first.Alarms.Concat(second.Alarms);

        public override bool Holds(Func<string, AlarmState> stateOf) => first.Holds(stateOf) && second.Holds(stateOf);
    }

    internal sealed class Any(AlarmRule first, AlarmRule second) : AlarmRule
    {
        public override IEnumerable<string> Alarms => first.Alarms.Concat(second.Alarms);

        public override bool Holds(Func<string, AlarmState> stateOf) => first.Holds(stateOf) || second.Holds(stateOf);
    }
}
