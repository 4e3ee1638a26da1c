namespace Sim;

/// <summary>A message attribute, the same for SNS and SQS.</summary>
/// <param name="DataType">String, Number or Binary, for SNS also String.Array; each may carry a <c>.label</c>.</param>
public sealed record MessageAttributeValue(string DataType, string? StringValue = null, ReadOnlyMemory<byte>? BinaryValue = null)
{
    /// <summary>SQS and SNS sign a Binary value with another transport byte than a String or a Number.</summary>
    internal bool IsBinary => DataType.StartsWith("Binary", StringComparison.Ordinal);
}
