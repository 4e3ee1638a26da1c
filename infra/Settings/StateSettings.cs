namespace Infra.Settings;

/// <summary>The DynamoDB table that a consumer owns (a read model, an outbox).</summary>
/// <param name="PartitionKey">Name of its partition key, a string attribute.</param>
public sealed record StateSettings(string PartitionKey);
