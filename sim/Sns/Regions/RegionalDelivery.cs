namespace Sim.Sns.Regions;

/// <summary>A message that a topic of one Region has for a queue of another.</summary>
/// <param name="Body">The message itself, or its envelope.</param>
/// <param name="Attributes">Of raw delivery; else none.</param>
public sealed record RegionalDelivery(
    RegionalDeliveryId Id,
    string QueueArn,
    string Body,
    IReadOnlyDictionary<string, MessageAttributeValue> Attributes,
    string? MessageGroupId,
    string? MessageDeduplicationId);
