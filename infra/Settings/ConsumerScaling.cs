namespace Infra.Settings;

/// <summary>How a consumer follows its load: one of three, which exclude each other.</summary>
public abstract record ConsumerScaling
{
    private ConsumerScaling()
    {
    }

    /// <summary>Lambda starts with 5 invocations at once and adds up to 300 a minute, to 1,250.</summary>
    /// <param name="MaximumConcurrency">Most invocations at once; null for a direct consumer, which nothing polls.</param>
    public sealed record OnDemand(int? MaximumConcurrency) : ConsumerScaling;

    /// <summary>Pollers that are always there: each up to 10 invocations at once. Paid by the hour, idle or not.</summary>
    public sealed record ProvisionedPollers(int Minimum, int Maximum) : ConsumerScaling;

    /// <summary>Warm environments on the alias, whose number follows their utilization.</summary>
    /// <param name="Utilization">Of the provisioned environments, 0.1 to 0.9: above it more are added.</param>
    /// <param name="Schedules">Known hours of high or low load.</param>
    public sealed record ProvisionedConcurrency(int Minimum, int Maximum, double Utilization, IReadOnlyList<ScalingSchedule> Schedules) : ConsumerScaling;
}
