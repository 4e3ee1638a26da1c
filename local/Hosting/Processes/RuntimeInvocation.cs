namespace Local.Hosting.Processes;

/// <summary>One invocation, as the Runtime API hands it to a runtime.</summary>
public sealed record RuntimeInvocation
{
    public required string RequestId { get; init; }

    /// <summary>UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Event { get; init; }

    /// <summary>When the function's timeout ends, by the clock of this machine, which the runtime reads too.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public required string FunctionArn { get; init; }

    /// <summary>The X-Ray tracing header; null for none.</summary>
    public string? TraceId { get; init; }

    /// <summary>JSON that a mobile SDK sent; null for none.</summary>
    public string? ClientContext { get; init; }

    /// <summary>JSON that a mobile SDK sent; null for none.</summary>
    public string? CognitoIdentity { get; init; }
}
