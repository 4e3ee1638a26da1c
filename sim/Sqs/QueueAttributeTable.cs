using System.Globalization;

namespace Sim.Sqs;

/// <summary>
/// Every attribute of a queue that a client may set, and how; in the order in which SQS shows them.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal static class QueueAttributeTable
{
    public const string FifoQueue = "FifoQueue";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string KmsMasterKeyId = "KmsMasterKeyId";
    public const string SqsManagedSseEnabled = "SqsManagedSseEnabled";

    private static readonly TimeSpan DefaultReusePeriod = TimeSpan.FromMinutes(5);
    private const string? None = null;

    public static readonly IReadOnlyList<QueueAttribute> All =
    [
        Seconds("VisibilityTimeout", 0, 43_200, (queue, value) => queue with { VisibilityTimeout = value }, queue => queue.VisibilityTimeout),
        new("MaximumMessageSize",
            (queue, text) => queue with { MaximumMessageSize = Integer("MaximumMessageSize", text, 1_024, Quotas.MessageBytes) },
            queue => Text(queue.MaximumMessageSize)),
        Seconds("MessageRetentionPeriod", 60, 1_209_600, (queue, value) => queue with { MessageRetentionPeriod = value }, queue => queue.MessageRetentionPeriod),
        Seconds("DelaySeconds", 0, 900, (queue, value) => queue with { Delay = value }, queue => queue.Delay),
        Seconds("ReceiveMessageWaitTimeSeconds", 0, 20, (queue, value) => queue with { ReceiveMessageWaitTime = value }, queue => queue.ReceiveMessageWaitTime),
        new("Policy", (queue, text) => queue with { Policy = QueuePolicy.Checked(text) }, queue => queue.Policy is { Length: > 0 } policy ? policy : None),
        new(RedrivePolicy, (queue, text) => queue with { RedrivePolicy = RedrivePolicyText.Read(text) }, queue => RedrivePolicyText.Write(queue.RedrivePolicy)),
        new("RedriveAllowPolicy", (queue, text) => queue with { RedriveAllowPolicy = RedriveAllowPolicy.Checked(text) }, queue => queue.RedriveAllowPolicy),
        new(FifoQueue, (queue, text) => queue with { FifoQueue = IsFifo(text) }, queue => queue.FifoQueue ? "true" : None)
        {
            RefusalByStandardQueue = "Unknown Attribute FifoQueue.",
        },
        new("DeduplicationScope",
            (queue, text) => queue with { DeduplicationScope = text switch
            {
                "queue" => DeduplicationScope.Whole,
                "messageGroup" => DeduplicationScope.MessageGroup,
                _ => throw QueueErrors.InvalidAttribute("DeduplicationScope"),
            } },
            queue => !queue.FifoQueue ? None : queue.DeduplicationScope == DeduplicationScope.MessageGroup ? "messageGroup" : "queue")
        {
            RefusalByStandardQueue = "You can specify the DeduplicationScope only when FifoQueue is set to true.",
        },
        new("FifoThroughputLimit",
            (queue, text) => queue with { FifoThroughputLimit = text switch
            {
                "perQueue" => FifoThroughputLimit.PerQueue,
                "perMessageGroupId" => FifoThroughputLimit.PerMessageGroupId,
                _ => throw QueueErrors.InvalidAttribute("FifoThroughputLimit"),
            } },
            queue => !queue.FifoQueue ? None : queue.FifoThroughputLimit == FifoThroughputLimit.PerMessageGroupId ? "perMessageGroupId" : "perQueue")
        {
            RefusalByStandardQueue = "You can specify the FifoThroughputLimit only when FifoQueue is set to true.",
        },
        new("ContentBasedDeduplication",
            (queue, text) => queue with { ContentBasedDeduplication = Boolean("ContentBasedDeduplication", text) },
            queue => queue.FifoQueue ? Text(queue.ContentBasedDeduplication) : None)
        {
            RefusalByStandardQueue = "Unknown Attribute ContentBasedDeduplication.",
        },
        // One kind of encryption at a time: the one that is set puts out the other.
        new(KmsMasterKeyId,
            (queue, text) => text.Length == 0
                ? queue with { KmsMasterKeyId = null }
                : queue with { KmsMasterKeyId = text, SqsManagedSseEnabled = false },
            queue => queue.KmsMasterKeyId),
        new("KmsDataKeyReusePeriodSeconds",
            (queue, text) => queue with { KmsDataKeyReusePeriod = TimeSpan.FromSeconds(Integer("KmsDataKeyReusePeriodSeconds", text, 60, 86_400)) },
            queue => queue.KmsMasterKeyId is null && queue.KmsDataKeyReusePeriod == DefaultReusePeriod ? None : Text(queue.KmsDataKeyReusePeriod)),
        new(SqsManagedSseEnabled,
            (queue, text) => Boolean(SqsManagedSseEnabled, text)
                ? queue with { SqsManagedSseEnabled = true, KmsMasterKeyId = null }
                : queue with { SqsManagedSseEnabled = false },
            queue => Text(queue.SqsManagedSseEnabled)),
    ];

    private static readonly Dictionary<string, QueueAttribute> ByName = All.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);

    public static QueueAttribute? Find(string name) => ByName.GetValueOrDefault(name);

    public static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan value) => Text((long)value.TotalSeconds);

    private static string Text(bool value) => value ? "true" : "false";

    private static QueueAttribute Seconds(
        string name, int from, int to, Func<QueueAttributes, TimeSpan, QueueAttributes> read, Func<QueueAttributes, TimeSpan> write) =>
        new(name, (queue, text) => read(queue, TimeSpan.FromSeconds(Integer(name, text, from, to))), queue => Text(write(queue)));

    private static int Integer(string name, string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to
            ? value
            : throw QueueErrors.InvalidAttribute(name);

    private static bool Boolean(string name, string text) =>
        IsTrue(text) || (text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : throw QueueErrors.InvalidAttribute(name));

    private static bool IsFifo(string text) =>
        IsTrue(text) ? true : throw QueueErrors.InvalidAttribute(FifoQueue, "Modifying queue type is not supported.");
}
