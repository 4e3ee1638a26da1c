using Sim;
using Sim.CloudWatch;

namespace Tests.Sim;

public sealed class AlarmRuleTests
{
    private static readonly Dictionary<string, AlarmState> States = new()
    {
        ["a"] = AlarmState.Alarm, ["b"] = AlarmState.Ok, ["c"] = AlarmState.InsufficientData, ["with space"] = AlarmState.Alarm,
    };

    [Theory]
    [InlineData("ALARM(a)", true)]
    [InlineData("ALARM(\"with space\")", true)]
    [InlineData("ALARM(b)", false)]
    [InlineData("OK(b) AND INSUFFICIENT_DATA(c)", true)]
    [InlineData("ALARM(b) OR ALARM(a) AND OK(a)", false)]
    [InlineData("(ALARM(a) OR ALARM(b)) AND NOT ALARM(c)", true)]
    [InlineData("NOT NOT TRUE", true)]
    [InlineData("NOT OK(b) OR FALSE", false)]
    [InlineData("ALARM(arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a)", true)]
    public void A_rule_holds_by_the_states_of_its_alarms(string rule, bool holds) =>
        Assert.Equal(holds, AlarmRule.Parse(rule).Holds(name => States[name]));

    [Fact]
    public void A_rule_names_its_alarms() =>
        Assert.Equal(["a", "b", "c"], AlarmRule.Parse("ALARM(a) OR (OK(b) AND NOT OK(c))").Alarms);

    [Theory]
    [InlineData("", "is 0 characters long")]
    [InlineData("ALARM", "has no `(` at position 6")]
    [InlineData("ALARM()", "names no alarm at position 7")]
    [InlineData("ALARM(a", "has no `)` at position 8")]
    [InlineData("ALARM(a) b", "has something after its end at position 10")]
    [InlineData("ALARMED(a)", "at position 1")]
    [InlineData("ALARM(a) AND", "at position 13")]
    public void A_rule_that_is_none_is_refused(string rule, string why) =>
        Assert.Contains(why, Assert.Throws<AwsError>(() => AlarmRule.Parse(rule)).Message);

    [Fact]
    public void A_rule_of_a_thousand_parentheses_is_refused() =>
        Assert.Contains("nested", Assert.Throws<AwsError>(() => AlarmRule.Parse(new string('(', 1000))).Message);
}
