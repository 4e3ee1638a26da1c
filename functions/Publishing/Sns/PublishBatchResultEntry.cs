namespace Functions.Publishing.Sns;

/// <summary>An entry that the topic took.</summary>
public sealed record PublishBatchResultEntry(string Id, string MessageId);
