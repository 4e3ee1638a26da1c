using Pulumi;

namespace Infra.Monitoring;

/// <summary>What somebody must hear of the account that all functions share.</summary>
public sealed class AccountAlarms : ComponentResource
{
    private const double NearlyAll = 0.9;

    public AccountAlarms(string name, int accountConcurrency, Alerts alerts, ComponentResourceOptions? options = null)
        : base("infra:monitoring:AccountAlarms", name, options)
    {
        // The only alarm of its kind: a composite over one would ring as often and cost more, so it tells both itself.
        AlarmSet.Declare($"{name}-concurrency", Concurrency(accountConcurrency), [alerts.People.Arn, alerts.Details.Arn], this);
        RegisterOutputs();
    }

    private static Watch Concurrency(int quota) => new()
    {
        What = "concurrency",
        Metric = new Metric("AWS/Lambda", "ClaimedAccountConcurrency"),
        Statistic = "Maximum",
        Threshold = NearlyAll * quota,
        Minutes = 10,
        Description = $"The account has used more than 90 % of its {quota} concurrent invocations for 10 minutes; beyond them every function is throttled. "
            + "Find the one that grew, bound it, or ask AWS to raise the quota.",
    };
}
