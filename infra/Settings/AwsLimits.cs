namespace Infra.Settings;

/// <summary>
/// What AWS allows, as of 2026-11. Limits move (SQS grew to 1 MiB in 2025, SNS did not): each one names its page.
/// </summary>
public static class AwsLimits
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int QueueNameLength = 80;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</summary>
    public const int FunctionNameLength = 64;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public static readonly Bounds<TimeSpan> FunctionTimeout = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(900));

    /// <summary>Megabytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public static readonly Bounds<int> FunctionMemory = new(128, 10_240);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</summary>
    public static readonly Bounds<int> BatchSize = new(1, 10_000);

    /// <summary>Above it a batching window of at least one second is demanded (one receive returns ten messages at most).</summary>
    public const int BatchSizeWithoutWindow = 10;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</summary>
    public static readonly Bounds<TimeSpan> BatchingWindow = new(TimeSpan.Zero, TimeSpan.FromSeconds(300));

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html</summary>
    public static readonly Bounds<int> MaximumConcurrency = new(2, 1_000);

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html</summary>
    public static readonly Bounds<int> MaxReceiveCount = new(1, 1_000);

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public static readonly Bounds<TimeSpan> VisibilityTimeout = new(TimeSpan.Zero, TimeSpan.FromHours(12));

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public static readonly Bounds<TimeSpan> MessageRetention = new(TimeSpan.FromSeconds(60), TimeSpan.FromDays(14));

    /// <summary>Days. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
    public static readonly int[] LogRetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>
    /// Combinations a filter policy may have: the product, over its keys, of values times nesting depth; alternatives add
    /// up. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    /// </summary>
    public const int FilterPolicyCombinations = 150;
}
