namespace Local;

/// <summary>The command was given something it cannot use. The message is one line: what, where, given, allowed, what to do.</summary>
public sealed class UsageException(string message) : Exception(message);
