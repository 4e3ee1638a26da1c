namespace Bench.Batches;

/// <summary>What one worker measured over some batches.</summary>
/// <param name="Milliseconds">Of all batches.</param>
/// <param name="Bytes">Allocated on the managed heap by all batches; null where the worker cannot tell.</param>
/// <param name="Calls">Requests to DynamoDB that the worker's own stub answered; null over HTTP.</param>
/// <param name="Failures">Batches in whose answer a record failed.</param>
internal sealed record Measurement(double Milliseconds, long? Bytes, long? Calls, int Failures);
