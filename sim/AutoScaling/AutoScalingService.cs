using Sim.CloudWatch;
using Sim.Lambda;

namespace Sim.AutoScaling;

/// <summary>
/// Application Auto Scaling, of the one dimension that Lambda has: the provisioned concurrency of an alias. Targets, policies and
/// actions are of one function each, by its id.
/// https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-lambda.html
/// </summary>
public sealed class AutoScalingService
{
    private readonly Account account;
    private readonly CloudWatchService cloudWatch;
    private readonly List<ScalableTarget> targets = [];
    private int ids;

    internal AutoScalingService(Account account, CloudWatchService cloudWatch)
    {
        this.account = account;
        this.cloudWatch = cloudWatch;
        cloudWatch.MinuteEnded = () => targets.ForEach(target => target.EndMinute());
    }

    /// <exception cref="AwsError">Nothing is provisioned for the function, or the bounds are none.</exception>
    public void RegisterScalableTarget(FunctionId function, int minimum, int maximum)
    {
        if (minimum < 0 || maximum < minimum)
        {
            throw Invalid($"Minimum capacity {minimum} and maximum capacity {maximum} must be 0 or more, and in order");
        }

        var scaled = account.Functions[function.Index];
        if (scaled.Provisioned is null)
        {
            throw Invalid($"The function {scaled.Configuration.Name} has no provisioned concurrency");
        }

        var target = targets.Find(other => other.Function == scaled);
        if (target is null)
        {
            targets.Add(target = new ScalableTarget(account, cloudWatch, scaled, () => account.Identity.OfScaling(ids++)));
            cloudWatch.Begin();
        }

        target.Bound(minimum, maximum, "the scalable target");
    }

    /// <exception cref="AwsError">The function is no scalable target, or the policy has no target or no cooldown that could be.</exception>
    public void PutScalingPolicy(FunctionId function, TargetTrackingPolicy policy)
    {
        if (!(policy.TargetValue > 0))
        {
            throw Invalid($"The target value {policy.TargetValue} of policy {policy.Name} must be more than 0");
        }

        if (policy.ScaleOutCooldown < TimeSpan.Zero || policy.ScaleInCooldown < TimeSpan.Zero)
        {
            throw Invalid($"A cooldown of policy {policy.Name} is less than 0");
        }

        Find(function).Add(policy);
    }

    /// <exception cref="AwsError">The function is no scalable target, or the schedule is none.</exception>
    public void PutScheduledAction(FunctionId function, ScheduledAction action) => Find(function).Add(action);

    private ScalableTarget Find(FunctionId function) => targets.Find(target => target.Function.Id == function)
        ?? throw new AwsError("ObjectNotFoundException", $"No scalable target registered for {account.Functions[function.Index].Configuration.Name}");

    private static AwsError Invalid(string message) => new("ValidationException", message);
}
