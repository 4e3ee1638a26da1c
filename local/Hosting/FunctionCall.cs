namespace Local.Hosting;

/// <summary>One invocation, as the world asks for it.</summary>
public sealed record FunctionCall
{
    /// <summary>A UUID.</summary>
    public required string RequestId { get; init; }

    /// <summary>The event, UTF-8 JSON.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>The function's timeout, or what is left of it.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The X-Ray tracing header; null for none.</summary>
    public string? TraceId { get; init; }

    /// <summary>Gets the lines that the function writes until it answers.</summary>
    public List<string> Lines { get; } = [];
}
