using Pulumi;

namespace Infra.Monitoring;

/// <summary>What of a topic is watched.</summary>
public sealed record WatchedTopic(Output<string> TopicName, Output<string> UndeliveredQueueName, Output<string> ParkingQueueName);
