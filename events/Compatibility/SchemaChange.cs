namespace Events.Compatibility;

/// <summary>One difference between two schemas of the same event.</summary>
/// <param name="Path">Where in the data: <c>data.lines[].sku</c>, as the validator names places.</param>
/// <param name="What">What it was and what it is, in one line.</param>
public sealed record SchemaChange(string Path, string What, Breaks Breaks);
