using System.Text;

namespace Functions.Publishing;

/// <summary>A message attribute of a published event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType"><c>String</c> or <c>Number</c>.</param>
/// <param name="Value">Its value as text; never empty, which SNS refuses.</param>
public sealed record MessageAttribute(string Name, string DataType, string Value)
{
    /// <summary>What it counts against the limit of a message, in bytes.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Name) + Encoding.UTF8.GetByteCount(DataType) + Encoding.UTF8.GetByteCount(Value);
}
