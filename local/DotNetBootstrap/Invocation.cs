namespace DotNetBootstrap;

/// <param name="TraceId">The X-Ray tracing header; null for none.</param>
internal sealed record Invocation(string RequestId, byte[] Event, string? TraceId);
