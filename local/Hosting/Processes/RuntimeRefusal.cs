using Microsoft.AspNetCore.Http;

namespace Local.Hosting.Processes;

/// <summary>What the Runtime API answers to what it does not take, as Lambda words it.</summary>
internal sealed record RuntimeRefusal(int Status, string ErrorType, string ErrorMessage)
{
    /// <summary>6 MB, and room for what wraps it. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int MaximumPayload = (6 * 1024 * 1024) + 100;

    public static readonly RuntimeRefusal InvalidRequestId =
        new(StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");

    public static readonly RuntimeRefusal TooLarge =
        new(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({MaximumPayload} bytes).");

    /// <summary>It comes at the wrong time: twice, before there is an invocation, after the end.</summary>
    public static RuntimeRefusal NotNow(RuntimePhase phase, string wanted) => new(
        StatusCodes.Status403Forbidden,
        "InvalidStateTransition",
        $"State transition from {phase} to {wanted} failed for runtime. Error: State transition is not allowed");
}
