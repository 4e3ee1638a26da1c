namespace Sim.DynamoDb;

/// <summary>An attribute of the primary key.</summary>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
public sealed record KeyAttribute(string Name, string Type);
