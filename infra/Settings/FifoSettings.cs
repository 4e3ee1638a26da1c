namespace Infra.Settings;

/// <summary>A FIFO topic or queue.</summary>
/// <param name="ContentBasedDeduplication">
/// The deduplication id is the body's SHA-256; otherwise each sender says it.
/// </param>
/// <param name="HighThroughput">Deduplicates and limits throughput per message group instead of for the whole.</param>
public sealed record FifoSettings(bool ContentBasedDeduplication, bool HighThroughput);
