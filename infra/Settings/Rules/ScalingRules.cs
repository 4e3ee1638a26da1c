namespace Infra.Settings.Rules;

/// <summary>What must hold between a consumer's scaling, its function and its service level.</summary>
internal static class ScalingRules
{
    public static IEnumerable<string> Failures(ConsumerSettings consumer) =>
    [
        .. OfScaling(consumer),
        .. OfReservation(consumer),
        .. consumer.ServiceLevel is { } level ? OfServiceLevel(consumer, level) : [],
    ];

    private static IEnumerable<string> OfScaling(ConsumerSettings consumer)
    {
        switch (consumer.Scaling)
        {
            case ConsumerScaling.OnDemand { MaximumConcurrency: > 1_000 and var needed }:
                yield return $"scaling.onDemand would need a maximumConcurrency of {needed} for the service level, "
                    + $"AWS allows {AwsLimits.MaximumConcurrency.Most}. Use scaling: {{ provisionedPollers: {{}} }}.";
                break;
            case ConsumerScaling.ProvisionedPollers pollers when pollers.Minimum > pollers.Maximum:
                yield return $"scaling.provisionedPollers.minimum is {pollers.Minimum}, must not be above its maximum ({pollers.Maximum}). Raise the maximum.";
                break;
            case ConsumerScaling.ProvisionedPollers pollers when !AwsLimits.MinimumPollers.Contain(pollers.Minimum) || !AwsLimits.MaximumPollers.Contain(pollers.Maximum):
                yield return $"scaling.provisionedPollers would need {pollers.Minimum} to {pollers.Maximum} pollers for the service level, AWS allows a minimum of "
                    + $"{AwsLimits.MinimumPollers.Most} and a maximum of {AwsLimits.MaximumPollers.Most}. Split the consumer.";
                break;
            case ConsumerScaling.ProvisionedConcurrency environments when environments.Minimum > environments.Maximum:
                yield return $"scaling.provisionedConcurrency.minimum is {environments.Minimum}, must not be above its maximum ({environments.Maximum}). Raise the maximum.";
                break;
        }

        if (consumer.Source is ConsumerSource.Direct
            && consumer.Scaling is ConsumerScaling.ProvisionedPollers or ConsumerScaling.OnDemand { MaximumConcurrency: not null })
        {
            yield return "scaling is about how a queue is polled, and a consumer with `source: direct` has none. "
                + "Use reservedConcurrency or scaling: { provisionedConcurrency: ... }.";
        }
    }

    private static IEnumerable<string> OfReservation(ConsumerSettings consumer)
    {
        var (name, needed) = consumer.Scaling switch
        {
            ConsumerScaling.OnDemand { MaximumConcurrency: { } most } when consumer.Queue is not null => ("scaling.onDemand.maximumConcurrency", most),
            ConsumerScaling.ProvisionedPollers pollers => ($"{AwsLimits.InvocationsPerPoller} x scaling.provisionedPollers.maximum", AwsLimits.InvocationsPerPoller * pollers.Maximum),
            ConsumerScaling.ProvisionedConcurrency environments => ("scaling.provisionedConcurrency.maximum", Most(environments)),
            _ => (string.Empty, 0),
        };
        if (consumer.Function.ReservedConcurrency < needed)
        {
            yield return $"reservedConcurrency is {consumer.Function.ReservedConcurrency}, must be at least {name} "
                + $"({needed}): the difference is throttled, and each throttled receive brings a message nearer to "
                + "its dead-letter queue. Raise reservedConcurrency, or lower the other.";
        }
    }

    private static int Most(ConsumerScaling.ProvisionedConcurrency environments) =>
        environments.Schedules.Select(schedule => schedule.Maximum).Append(environments.Maximum).Max();

    private static IEnumerable<string> OfServiceLevel(ConsumerSettings consumer, ServiceLevel level)
    {
        var batch = (consumer.Queue?.BatchSize ?? 1) * level.HandlerDuration;
        if (batch > consumer.Function.Timeout)
        {
            yield return $"a batch of {consumer.Queue?.BatchSize ?? 1} takes {Duration.Text(batch)} = batchSize x serviceLevel.handlerDuration ({Duration.Text(level.HandlerDuration)}), "
                + $"longer than timeout ({Duration.Text(consumer.Function.Timeout)}): it would never be handled. Lower batchSize, or raise timeout.";
        }

        var fastest = batch + (consumer.Queue?.BatchingWindow ?? TimeSpan.Zero) + (consumer.Queue?.Delay ?? TimeSpan.Zero);
        if (fastest > level.LatencyTarget)
        {
            yield return $"serviceLevel.latencyTarget is {Duration.Text(level.LatencyTarget)}, cannot be below {Duration.Text(fastest)} "
                + "= delay + batchingWindow + batchSize x handlerDuration. Raise it, or lower those.";
        }
    }
}
