namespace Bench.Batches;

/// <summary>Environment variables by which the bench tells its workers what to do.</summary>
internal static class BatchVariable
{
    /// <summary>The template of a record.</summary>
    public const string Record = "BENCH_RECORD";

    /// <summary>URL of DynamoDB; absent: the worker answers its requests itself, in memory.</summary>
    public const string Endpoint = "BENCH_DYNAMODB_URL";
}
