namespace Sim.Sqs;

/// <summary>What several requests about queues answer alike.</summary>
internal static class QueueErrors
{
    public static AwsError NonExistentQueue() =>
        new("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");

    public static AwsError InvalidParameter(string message) => new("InvalidParameterValue", message);

    /// <param name="reason">A sentence that ends with its full stop; null where SQS gives none.</param>
    public static AwsError InvalidAttribute(string name, string? reason = null) => new(
        "InvalidAttributeValue",
        $"Invalid value for the parameter {name}.{(reason is null ? "" : $" Reason: {reason}")}");

    public static AwsError InvalidValue(string value, string name, string reason) =>
        InvalidParameter($"Value {value} for parameter {name} is invalid. Reason: {reason}");

    public static AwsError Missing(string parameter) =>
        new("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsError UnknownAttribute(string name) => new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static AwsError ResourceNotFound(string message) => new("ResourceNotFoundException", message, 404);
}
