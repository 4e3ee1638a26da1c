namespace Sim;

/// <summary>What AWS itself would answer to this request.</summary>
public sealed class AwsError(string code, string message, int httpStatus = 400) : Exception(message)
{
    /// <summary>The code an SDK shows, for example <c>InvalidParameterValue</c>.</summary>
    public string Code { get; } = code;

    public int HttpStatus { get; } = httpStatus;
}
