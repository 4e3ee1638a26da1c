using Sim.CloudWatch;
using Sim.Lambda;

namespace Sim.AutoScaling;

/// <summary>The provisioned concurrency of an alias, between a least and a most, with what changes it.</summary>
/// <param name="identity">Gives the next id of a new policy or alarm.</param>
internal sealed class ScalableTarget(Account account, CloudWatchService cloudWatch, Function function, Func<Guid> identity)
{
    /// <summary>AWS scales in gradually and says no number: a tenth at a time.</summary>
    private const int StepsIn = 10;

    private readonly List<(ScheduledAction Action, ScheduleExpression Schedule)> actions = [];
    private readonly Dictionary<string, DateTimeOffset?> due = new(StringComparer.Ordinal);
    private readonly List<TrackedPolicy> policies = [];
    private readonly ProvisionedConcurrency provisioned = function.Provisioned!;
    private long scaledOut = long.MinValue, scaledIn = long.MinValue;

    /// <summary>By how much it was scaled out last: what a scale-out during its cooldown has to exceed.</summary>
    private int added;
    private int least, most;

    public Function Function => function;

    private string ResourceId => $"function:{function.Configuration.Name}:{provisioned.Qualifier}";

    public void Bound(int minimum, int maximum, string why)
    {
        (least, most) = (minimum, maximum);
        Set(Math.Clamp(provisioned.Requested, least, most), why);
    }

    /// <summary>A new policy, or a change of the one that has its name.</summary>
    public void Add(TargetTrackingPolicy policy)
    {
        var tracked = policies.Find(other => other.Policy.Name == policy.Name);
        if (tracked is null)
        {
            policies.Add(tracked = new TrackedPolicy(account, cloudWatch, ResourceId, policy, identity));
        }

        tracked.Put(policy, FunctionMetrics.Utilization(function, provisioned));
    }

    public void Add(ScheduledAction action)
    {
        actions.RemoveAll(other => other.Action.Name == action.Name);
        var schedule = ScheduleExpression.Parse(action.Schedule, action.Timezone);
        actions.Add((action, schedule));
        due[action.Name] = schedule.Next(account.Time);
    }

    /// <summary>Called at the end of every minute, once the alarms were looked at.</summary>
    public void EndMinute()
    {
        foreach (var (action, schedule) in actions)
        {
            if (due[action.Name] is { } at && at <= account.Time)
            {
                due[action.Name] = schedule.Next(account.Time);
                Bound(action.MinCapacity ?? least, action.MaxCapacity ?? most, $"scheduled action {action.Name}");
            }
        }

        // While environments are being allocated, utilization says nothing about those that are to come.
        if (!provisioned.IsInProgressAt(account.Now) && !ScaleOut())
        {
            ScaleIn();
        }
    }

    /// <summary>
    /// Of several policies the one that wants most decides. During its cooldown only a larger scale-out goes ahead, and what the
    /// one before added counts towards it.
    /// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
    /// </summary>
    /// <returns>True if a policy wants more, whether or not it gets it.</returns>
    private bool ScaleOut()
    {
        var above = policies.Where(policy => policy.IsAbove).ToList();
        var wanted = 0;
        TrackedPolicy? decisive = null;
        foreach (var policy in above)
        {
            var more = Math.Max(policy.Wanted(provisioned.Requested, account.Now) - provisioned.Requested, 1);
            more -= account.Now < After(scaledOut, policy.Policy.ScaleOutCooldown) ? added : 0;
            if (more > wanted)
            {
                (wanted, decisive) = (more, policy);
            }
        }

        var before = provisioned.Requested;
        if (decisive is not null && Set((int)Math.Min((long)before + wanted, most), $"alarm {decisive.AlarmHigh}"))
        {
            // It ends the cooldown of a scale-in, too.
            (scaledOut, scaledIn, added) = (account.Now, long.MinValue, provisioned.Requested - before);
        }

        return above.Count > 0;
    }

    /// <summary>All policies that may scale in must agree to have less; and the one that wants most decides.</summary>
    private void ScaleIn()
    {
        var deciding = policies.Where(policy => !policy.Policy.DisableScaleIn).ToList();
        if (deciding.Count > 0 && deciding.TrueForAll(policy => policy.IsBelow && account.Now >= After(scaledIn, policy.Policy.ScaleInCooldown)))
        {
            var now = provisioned.Requested;
            var wanted = Math.Max(deciding.Max(policy => policy.Wanted(now, account.Now)), now - Math.Max(1, now / StepsIn));
            scaledIn = Set(Math.Min(now, Math.Max(wanted, least)), $"alarm {deciding[0].AlarmLow}") ? account.Now : scaledIn;
        }
    }

    private bool Set(int capacity, string why)
    {
        var before = provisioned.Requested;
        if (capacity == before)
        {
            return false;
        }

        if (WhyNot(capacity) is { } refusal)
        {
            Record(before, $"not from {before} to {capacity} provisioned, {why}: {refusal}");
            return false;
        }

        provisioned.Request(capacity, account.Now);
        Record(capacity, $"from {before} to {capacity} provisioned: {why}");
        return true;
    }

    /// <summary>What Lambda does not provision, nobody can scale to.</summary>
    private string? WhyNot(int capacity)
    {
        try
        {
            // None at all is no request for some.
            FunctionRules.CheckProvisioned(function.Configuration, provisioned.Qualifier, Math.Max(capacity, 1), account.UnreservedConcurrency - account.ProvisionedBeside(function));
            return null;
        }
        catch (AwsError error)
        {
            return error.Message;
        }
    }

    private void Record(int capacity, string detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.Scaled, account.Time) { Function = function.Id, Count = capacity, Detail = detail });
        }
    }

    private static long After(long time, TimeSpan cooldown) => time == long.MinValue ? time : time + cooldown.Ticks;
}
