namespace Sim.Sns;

/// <summary>What stands before SNS itself refuses of a request.</summary>
public static class ValidationErrors
{
    /// <param name="path">For example <c>publishBatchRequestEntries.1.member.id</c>.</param>
    public static AwsError Null(string path) => new(
        "ValidationError", $"1 validation error detected: Value null at '{path}' failed to satisfy constraint: Member must not be null");
}
