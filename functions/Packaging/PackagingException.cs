namespace Packaging;

/// <summary>The folder cannot be packed. The message is one line: what, where, what is allowed, what to do.</summary>
public sealed class PackagingException(string message) : Exception(message);
