using Sim.Sqs;

namespace Sim.Lambda;

/// <summary>What CreateEventSourceMapping refuses.</summary>
internal static class EventSourceMappingRules
{
    private const int MaximumBatchSize = 10_000;

    /// <param name="filters">The account's quota of filters for each mapping.</param>
    public static void Check(EventSourceMappingConfiguration configuration, QueueAttributes queue, FunctionConfiguration function, int filters)
    {
        FilterPatterns.CheckCount(configuration.FilterCriteria?.Patterns ?? [], filters);
        if (configuration.BatchSize is < 1 or > MaximumBatchSize)
        {
            throw Invalid(
                $"Value '{configuration.BatchSize}' at 'batchSize' failed to satisfy constraint: " +
                $"Member must have value between 1 and {MaximumBatchSize}");
        }

        CheckWindow(configuration.MaximumBatchingWindow);

        if (configuration.BatchSize > Quotas.BatchEntries && configuration.MaximumBatchingWindow < TimeSpan.FromSeconds(1))
        {
            throw Invalid("Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        }

        if (queue.FifoQueue && configuration.BatchSize > Quotas.BatchEntries)
        {
            throw Invalid($"Batch size for FIFO queues must not be greater than {Quotas.BatchEntries}.");
        }

        if (queue.FifoQueue && configuration.MaximumBatchingWindow > TimeSpan.Zero)
        {
            throw Invalid("Batching window is not supported for FIFO queues.");
        }

        if (configuration.MaximumConcurrency is < 2 or > 1_000)
        {
            throw Invalid(
                $"Value '{configuration.MaximumConcurrency}' at 'scalingConfig.maximumConcurrency' failed to satisfy " +
                "constraint: Member must have value between 2 and 1000");
        }

        if (configuration.ProvisionedPollers is { } pollers &&
            (pollers.MinimumPollers is < 2 or > 200 || pollers.MaximumPollers is < 2 or > 10_000 ||
            pollers.MinimumPollers > pollers.MaximumPollers || configuration.MaximumConcurrency is not null))
        {
            throw Invalid(
                $"Provisioned pollers {pollers.MinimumPollers} to {pollers.MaximumPollers}: the minimum must be 2 to 200, the " +
                "maximum 2 to 10000 and not below it, and ScalingConfig.MaximumConcurrency must not be set");
        }

        if (queue.VisibilityTimeout < function.Timeout)
        {
            throw Invalid(
                $"Queue visibility timeout: {(long)queue.VisibilityTimeout.TotalSeconds} seconds is less than " +
                $"Function timeout: {(long)function.Timeout.TotalSeconds} seconds");
        }
    }

    /// <param name="filters">The account's quota of filters for each mapping.</param>
    public static void Check(StreamMappingConfiguration configuration, int filters)
    {
        FilterPatterns.CheckCount(configuration.FilterCriteria?.Patterns ?? [], filters);
        if (configuration.BatchSize is < 1 or > MaximumBatchSize)
        {
            throw Invalid(
                $"Value '{configuration.BatchSize}' at 'batchSize' failed to satisfy constraint: Member must have value between 1 and {MaximumBatchSize}");
        }

        CheckWindow(configuration.MaximumBatchingWindow);
        if (configuration.MaximumRetryAttempts is < 0 or > 10_000)
        {
            throw Invalid(
                $"Value '{configuration.MaximumRetryAttempts}' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value between -1 and 10000");
        }

        if (configuration.MaximumRecordAge is { } age && (age < TimeSpan.FromSeconds(60) || age > TimeSpan.FromDays(7)))
        {
            throw Invalid($"Value '{(long)age.TotalSeconds}' at 'maximumRecordAgeInSeconds' must be -1, or between 60 and 604800");
        }
    }

    private static void CheckWindow(TimeSpan window)
    {
        if (window < TimeSpan.Zero || window > Quotas.BatchingWindow)
        {
            throw Invalid(
                $"Value '{(long)window.TotalSeconds}' at 'maximumBatchingWindowInSeconds' failed to " +
                $"satisfy constraint: Member must have value between 0 and {(long)Quotas.BatchingWindow.TotalSeconds}");
        }
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
