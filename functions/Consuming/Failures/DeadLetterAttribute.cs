namespace Functions.Consuming.Failures;

/// <summary>A message attribute of a dead letter.</summary>
/// <param name="DataType">SQS's: <c>String</c>, <c>Number</c>, <c>Binary</c>, or one of these with a label (<c>String.Array</c>).</param>
/// <param name="Value">The value; of a binary one in Base64.</param>
public sealed record DeadLetterAttribute(string DataType, string Value)
{
    public bool IsBinary => DataType.StartsWith("Binary", StringComparison.Ordinal);
}
