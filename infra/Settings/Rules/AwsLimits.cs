namespace Infra.Settings.Rules;

/// <summary>
/// What AWS allows, as of 2026-11. Limits move (SQS grew to 1 MiB in 2025, SNS did not): each one names its page.
/// </summary>
public static class AwsLimits
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int QueueNameLength = 80;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</summary>
    public const int FunctionNameLength = 64;

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
    public const int RoleNameLength = 64;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public static readonly Bounds<TimeSpan> FunctionTimeout = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(900));

    /// <summary>Megabytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public static readonly Bounds<int> FunctionMemory = new(128, 10_240);

    /// <summary>Megabytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public static readonly Bounds<int> EphemeralStorage = new(512, 10_240);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int LayersPerFunction = 5;

    /// <summary>Bytes of all names and values together. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int FunctionEnvironment = 4_096;

    /// <summary>With a larger /tmp a function cannot have a snapshot. https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html</summary>
    public const int SnapStartEphemeralStorage = 512;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html</summary>
    public static readonly Bounds<int> AsynchronousRetries = new(0, 2);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html</summary>
    public static readonly Bounds<TimeSpan> MaximumEventAge = new(TimeSpan.FromSeconds(60), TimeSpan.FromHours(6));

    /// <summary>
    /// What stays for functions without a reservation. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
    /// </summary>
    public const int UnreservedConcurrency = 100;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html</summary>
    public static readonly Bounds<int> MinimumPollers = new(2, 200);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html</summary>
    public static readonly Bounds<int> MaximumPollers = new(2, 10_000);

    /// <summary>Invocations that one provisioned poller runs at once, at most.</summary>
    public const int InvocationsPerPoller = 10;

    /// <summary>https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TimeBasedCanary.html</summary>
    public static readonly Bounds<TimeSpan> TrafficShiftInterval = new(TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public static readonly Bounds<TimeSpan> Delay = new(TimeSpan.Zero, TimeSpan.FromMinutes(15));

    /// <summary>
    /// Messages received and not yet deleted. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    /// </summary>
    public const int InFlightMessages = 120_000;

    /// <summary>Bytes of a queue's policy.</summary>
    public const int QueuePolicy = 8_192;

    /// <summary>
    /// Message attributes that survive raw delivery; a message with more is not delivered at all.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
    /// </summary>
    public const int RawMessageAttributes = 10;

    /// <summary>https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html</summary>
    public const int TagKeyLength = 128;

    /// <summary>https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html</summary>
    public const int TagValueLength = 256;

    /// <summary>https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html</summary>
    public const int Tags = 50;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</summary>
    public static readonly Bounds<int> BatchSize = new(1, 10_000);

    /// <summary>
    /// No limit of AWS's: below an hour TTL, which deletes hours late, has nothing to count; above ten years nobody looks.
    /// </summary>
    public static readonly Bounds<TimeSpan> OutboxRetention = new(TimeSpan.FromHours(1), TimeSpan.FromDays(3_650));

    /// <summary>
    /// What a DynamoDB stream keeps is gone after 24 hours, without a word. An hour before, Lambda still has time to say so.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
    /// </summary>
    public static readonly TimeSpan StreamRecordAge = TimeSpan.FromHours(23);

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

    /// <summary>
    /// A rest is a visibility timeout, and those of one receive end 12 hours after it: room is left for the function itself.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    /// </summary>
    public static readonly Bounds<TimeSpan> RetryRest = new(TimeSpan.FromSeconds(1), TimeSpan.FromHours(11));

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

    /// <summary>
    /// Keys of a filter policy; the page has said of nested ones that only the outermost count, and that only those of the
    /// lists do. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    /// </summary>
    public const int FilterPolicyKeys = 5;

    /// <summary>256 KB. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html</summary>
    public const int FilterPolicyBytes = 262_144;

    /// <summary>Of a filter policy, with five decimals. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html</summary>
    public static readonly Bounds<decimal> FilterPolicyNumber = new(-1_000_000_000m, 1_000_000_000m);

    public const int FilterPolicyDecimals = 5;
}
