using Pulumi;

namespace Infra.Monitoring;

/// <summary>What of a consumer is watched.</summary>
/// <param name="QueueName">Null for a direct consumer.</param>
/// <param name="DeadLetterQueueName">Of a direct consumer: its failed queue, the on-failure destination.</param>
public sealed record WatchedConsumer(Output<string> FunctionName, Output<string>? QueueName, Output<string> DeadLetterQueueName);
