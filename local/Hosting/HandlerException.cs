namespace Local.Hosting;

/// <summary>The handler of a .NET function cannot be found in its package. The message ends a sentence about the function.</summary>
internal sealed class HandlerException(string message) : Exception(message);
