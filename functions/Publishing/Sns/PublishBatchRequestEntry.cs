namespace Functions.Publishing.Sns;

/// <summary>An entry of a PublishBatch request.</summary>
/// <param name="Id">Tells the entries of one request apart: up to 80 letters, digits, hyphens and underscores.</param>
/// <param name="Message">Body, attributes, group id and deduplication id.</param>
public sealed record PublishBatchRequestEntry(string Id, EventMessage Message);
