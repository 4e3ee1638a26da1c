namespace Functions.Publishing.Sns;

/// <summary>SNS's answer to PublishBatch: HTTP 200 even if every entry failed.</summary>
public sealed record PublishBatchResponse(
    IReadOnlyList<PublishBatchResultEntry> Successful, IReadOnlyList<BatchResultErrorEntry> Failed);
