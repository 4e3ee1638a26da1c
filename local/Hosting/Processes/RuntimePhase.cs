namespace Local.Hosting.Processes;

/// <summary>How far a runtime has come with its execution environment. The names stand in what the Runtime API refuses.</summary>
internal enum RuntimePhase
{
    /// <summary>It loads the function.</summary>
    Started,

    /// <summary>It could not load the function: the end.</summary>
    InitError,

    /// <summary>It has an invocation.</summary>
    Ready,

    /// <summary>It has answered the invocation, and may ask for the next one.</summary>
    ResponseSent,
}
