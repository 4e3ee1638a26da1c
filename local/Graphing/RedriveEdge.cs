using Local.Declaration;

namespace Local.Graphing;

/// <summary>A way that is gone after failure.</summary>
/// <param name="TargetArn">Of the queue (or topic) that keeps it.</param>
/// <param name="MaxReceiveCount">After so many receives, if receives are counted.</param>
internal sealed record RedriveEdge(RecordedResource From, string TargetArn, string? MaxReceiveCount);
