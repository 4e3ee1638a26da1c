using Sim.CloudWatch;

namespace Tests.Sim;

/// <summary>The examples of CloudWatch's documentation: N = 3, five periods looked at, newest on the right.</summary>
public sealed class MissingDataRuleTests
{
    /// <summary>X breaches, 0 does not, - has no data. States for missing, ignore, breaching, notBreaching.</summary>
    [Theory]
    [InlineData("0 - X - X", 3, "OK OK OK OK")]
    [InlineData("0 - - - -", 3, "OK OK OK OK")]
    [InlineData("- - - - -", 3, "INSUFFICIENT_DATA keep ALARM OK")]
    [InlineData("0 X X - X", 3, "ALARM ALARM ALARM ALARM")]
    [InlineData("- - X - -", 3, "ALARM keep ALARM OK")]
    [InlineData("0 - X - X", 2, "ALARM ALARM ALARM ALARM")]
    [InlineData("0 0 X 0 X", 2, "ALARM ALARM ALARM ALARM")]
    [InlineData("0 - X - -", 2, "OK OK ALARM OK")]
    [InlineData("- - - - 0", 2, "OK OK ALARM OK")]
    [InlineData("- - - X -", 2, "ALARM keep ALARM OK")]
    public void Each_treatment_comes_to_the_documented_state(string range, int datapointsToAlarm, string states)
    {
        var treatments = new[] { TreatMissingData.Missing, TreatMissingData.Ignore, TreatMissingData.Breaching, TreatMissingData.NotBreaching };
        foreach (var (treatment, expected) in treatments.Zip(states.Split(' ')))
        {
            foreach (var current in Enum.GetValues<AlarmState>())
            {
                var state = new MissingDataRule(3, datapointsToAlarm, treatment).StateOf(Range(range), current);

                Assert.Equal((treatment, expected == "keep" ? current : StateOf(expected)), (treatment, state));
            }
        }
    }

    [Theory]
    [InlineData("- - - - X")]
    [InlineData("- - - X -")]
    public void A_breach_that_is_too_recent_does_not_ring_yet(string range) =>
        Assert.Equal(AlarmState.Ok, new MissingDataRule(3, 3, TreatMissingData.Missing).StateOf(Range(range), AlarmState.Ok));

    [Fact]
    public void More_periods_are_looked_at_than_count() => Assert.Equal(5, new MissingDataRule(3, 3, TreatMissingData.Missing).EvaluationRange);

    private static bool?[] Range(string range) => [.. range.Split(' ').Select(point => point switch { "X" => true, "0" => false, _ => (bool?)null })];

    private static AlarmState StateOf(string name) => name switch
    {
        "OK" => AlarmState.Ok,
        "ALARM" => AlarmState.Alarm,
        _ => AlarmState.InsufficientData,
    };
}
