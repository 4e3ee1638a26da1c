namespace Sim.DynamoDb;

/// <summary>The errors of DynamoDB, in its own words.</summary>
internal static class Refusal
{
    public static AwsError Validation(string message) => new("ValidationException", message);

    /// <summary>One of the parameters, rather than how they fit together, is wrong.</summary>
    public static AwsError Parameter(string message) => Validation($"One or more parameter values were invalid: {message}");

    public static AwsError Constraint(string? value, string member, string constraint) => Validation(
        $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: {constraint}");

    public static AwsError Serialization(string message) => new("SerializationException", message);

    public static AwsError ConditionalCheckFailed() =>
        new("ConditionalCheckFailedException", "The conditional request failed");

    public static AwsError ResourceNotFound() => new("ResourceNotFoundException", "Requested resource not found");

    /// <summary>Only the operations on tables name the table.</summary>
    public static AwsError TableNotFound(string table) =>
        new("ResourceNotFoundException", $"Requested resource not found: Table: {table} not found");
}
