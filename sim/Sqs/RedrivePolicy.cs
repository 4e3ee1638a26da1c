namespace Sim.Sqs;

/// <summary>After how many receives a message leaves for which dead-letter queue.</summary>
/// <param name="DeadLetterTargetArn">The queue may be created later than its source, but before the first receive.</param>
/// <param name="MaxReceiveCount">1 to 1,000: the consumer sees a message exactly this often.</param>
public sealed record RedrivePolicy(string DeadLetterTargetArn, int MaxReceiveCount);
