namespace Sim.Lambda;

/// <summary>What a function answered.</summary>
public sealed class InvocationResult
{
    /// <summary>A success with an empty response; shared, so that a model allocates nothing.</summary>
    public static readonly InvocationResult Succeeded = new(default, null, null);

    private InvocationResult(ReadOnlyMemory<byte> response, string? errorType, string? errorMessage) =>
        (Response, ErrorType, ErrorMessage) = (response, errorType, errorMessage);

    public ReadOnlyMemory<byte> Response { get; }

    /// <summary>Null on success.</summary>
    public string? ErrorType { get; }

    public string? ErrorMessage { get; }

    /// <summary>The lines that the function wrote; empty for a model.</summary>
    public IReadOnlyList<string> Log { get; private init; } = [];

    public bool IsSuccess => ErrorType is null;

    /// <summary>The handler returned; <paramref name="response"/> is the JSON it returned, possibly empty.</summary>
    public static InvocationResult Success(ReadOnlyMemory<byte> response) =>
        response.IsEmpty ? Succeeded : new(response, null, null);

    public InvocationResult WithLog(IReadOnlyList<string> lines) => lines.Count == 0 ? this : new(Response, ErrorType, ErrorMessage) { Log = lines };

    /// <summary>The handler threw, or its process died.</summary>
    public static InvocationResult Error(string errorType, string errorMessage) => new(default, errorType, errorMessage);
}
