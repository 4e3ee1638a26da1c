namespace Events.Schema;

/// <summary>A schema file that cannot be used; names the file, the place and the keyword.</summary>
public sealed class SchemaException(string message) : Exception(message);
