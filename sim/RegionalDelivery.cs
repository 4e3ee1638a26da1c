namespace Sim;

/// <summary>A message that a topic of one Region has for a queue of another.</summary>
/// <param name="Body">The message itself, or its envelope.</param>
/// <param name="Attributes">Of raw delivery; else none.</param>
public sealed record RegionalDelivery(
    string QueueArn, string Body, IReadOnlyDictionary<string, MessageAttributeValue> Attributes, string? MessageGroupId, string? MessageDeduplicationId);
