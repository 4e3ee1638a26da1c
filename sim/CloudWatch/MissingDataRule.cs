namespace Sim.CloudWatch;

/// <summary>
/// How CloudWatch decides on an alarm's state when periods have no data
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html). It looks further back than
/// the evaluation periods, so that a datapoint which is late does not change the state.
/// </summary>
/// <param name="EvaluationPeriods">N: the most recent periods that count.</param>
/// <param name="DatapointsToAlarm">M: how many of them must breach.</param>
/// <param name="Treatment">What a period without data is taken for.</param>
public readonly record struct MissingDataRule(int EvaluationPeriods, int DatapointsToAlarm, TreatMissingData Treatment)
{
    /// <summary>Periods that CloudWatch looks back beyond N; AWS publishes examples with N = 3 and 5, no number.</summary>
    private const int Beyond = 2;

    /// <summary>Periods that are looked at.</summary>
    public int EvaluationRange => EvaluationPeriods + Beyond;

    /// <param name="range">Whether each period breached, oldest first; null where there is no data.</param>
    /// <param name="current">The state that the alarm is in.</param>
    public AlarmState StateOf(ReadOnlySpan<bool?> range, AlarmState current)
    {
        var (real, breaching) = MostRecent(range);
        if (real == 0)
        {
            return Silent(current);
        }

        var fillers = Treatment == TreatMissingData.Breaching ? EvaluationPeriods - real : 0;
        if (breaching + fillers >= DatapointsToAlarm)
        {
            return AlarmState.Alarm;
        }

        return real < EvaluationPeriods && HasBreachedUnopposed(range) ? Unopposed(current) : AlarmState.Ok;
    }

    /// <summary>Of the N most recent periods that have data: how many there are, and how many breached.</summary>
    private (int Real, int Breaching) MostRecent(ReadOnlySpan<bool?> range)
    {
        var (real, breaching) = (0, 0);
        for (var at = range.Length - 1; at >= 0 && real < EvaluationPeriods; at--)
        {
            real += range[at].HasValue ? 1 : 0;
            breaching += range[at] == true ? 1 : 0;
        }

        return (real, breaching);
    }

    private AlarmState Silent(AlarmState current) => Treatment switch
    {
        TreatMissingData.Missing => AlarmState.InsufficientData,
        TreatMissingData.Ignore => current,
        TreatMissingData.Breaching => AlarmState.Alarm,
        _ => AlarmState.Ok,
    };

    /// <summary>
    /// The last thing known is a breach at least M periods ago, and nothing has spoken against it since: without this rule an
    /// alarm whose metric stops in the middle of a fault would never ring.
    /// </summary>
    private bool HasBreachedUnopposed(ReadOnlySpan<bool?> range)
    {
        var oldest = range.IndexOf(true);
        return oldest >= 0 && !range.Contains(false) && range.Length - oldest >= DatapointsToAlarm;
    }

    private AlarmState Unopposed(AlarmState current) => Treatment switch
    {
        TreatMissingData.Ignore => current,
        TreatMissingData.NotBreaching => AlarmState.Ok,
        _ => AlarmState.Alarm,
    };
}
