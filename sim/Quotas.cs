namespace Sim;

/// <summary>AWS's limits, as documented in August 2026. Sizes in bytes.</summary>
public static class Quotas
{
    /// <summary>SQS body with attributes, and the sum of a batch.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html</summary>
    public const int MessageBytes = 1_048_576;

    /// <summary>No limit of AWS's: what a message takes here beside its content, wherever that is shared.</summary>
    public const int BytesBesideAMessage = 256;

    /// <summary>SNS did not follow SQS to 1 MiB.
    /// https://docs.aws.amazon.com/general/latest/gr/sns.html</summary>
    public const int PublishBytes = 262_144;

    /// <summary>Received but neither deleted nor visible again, per standard queue.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int InFlightMessages = 120_000;

    /// <summary>After so many receives without a delete a standard queue takes a message for a poison pill.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html</summary>
    public const int ReceivesOfAPoisonPill = 3;

    /// <summary>Entries of any batch request, and messages of one receive.</summary>
    public const int BatchEntries = 10;

    /// <summary>Message attributes that SQS takes; SNS itself has no such limit.</summary>
    public const int MessageAttributes = 10;

    /// <summary>Extensions of the visibility timeout end 12 hours after the receive.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</summary>
    public static readonly TimeSpan VisibilityTimeout = TimeSpan.FromHours(12);

    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan MinimumRetention = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan MaximumRetention = TimeSpan.FromDays(14);
    public static readonly TimeSpan WaitTime = TimeSpan.FromSeconds(20);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int ConcurrentExecutions = 1_000;

    /// <summary>Request payload of a synchronous invocation, which closes a batch early.</summary>
    public const int InvocationBytes = 6 * 1_048_576;

    /// <summary>Event of an asynchronous invocation, since October 2025.</summary>
    public const int AsynchronousInvocationBytes = 1_048_576;

    public static readonly TimeSpan FunctionTimeout = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan BatchingWindow = TimeSpan.FromMinutes(5);

    /// <summary>Concurrent batches of one standard-mode SQS mapping.
    /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html</summary>
    public const int PollerConcurrency = 1_250;

    /// <summary>Concurrent batches with which a mapping starts.</summary>
    public const int PollerStart = 5;

    /// <summary>Concurrent batches that a mapping adds per minute while there is a backlog.</summary>
    public const int PollerGrowth = 300;

    /// <summary>Concurrent batches of one provisioned poller, and what provisioned pollers add per minute together.</summary>
    public const int ProvisionedPollerConcurrency = 10;
    public const int ProvisionedPollerGrowth = 1_000;

    /// <summary>Filters of one event source mapping, unless the account was given more; what AWS gives at most; characters of each.
    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html</summary>
    public const int EventFilters = 5;
    public const int MostEventFilters = 10;
    public const int EventFilterCharacters = 4_096;

    /// <summary>https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html</summary>
    public const int FilterPolicyKeys = 5;
    public const int FilterPolicyComplexity = 150;
    public const int FilterPolicyBytes = 262_144;
}
