namespace Local.Hosting.Processes;

/// <summary>What the process of an execution environment runs.</summary>
/// <param name="File">An absolute path.</param>
/// <param name="MarksEndOfLog">It ends the log of each invocation as <see cref="ProcessLog"/> reads it.</param>
public sealed record FunctionProgram(string File, IReadOnlyList<string> Arguments, bool MarksEndOfLog)
{
    /// <summary>Environment variables that it needs beside those of Lambda.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
