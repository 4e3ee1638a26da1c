namespace Sim.Lambda;

/// <summary>What CreateFunction and PutFunctionConcurrency refuse.</summary>
internal static class FunctionRules
{
    /// <summary>So much of the account's quota must stay for functions without reserved concurrency.</summary>
    private const int MinimumUnreserved = 100;

    public static void Check(FunctionConfiguration configuration, int unreserved)
    {
        if (configuration.Name.Length is 0 or > 64 ||
            !configuration.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw Invalid(
                $"Value '{configuration.Name}' at 'functionName' failed to satisfy constraint: [a-zA-Z0-9-_]+, 1 to 64 in length");
        }

        if (configuration.Timeout < TimeSpan.FromSeconds(1) || configuration.Timeout > Quotas.FunctionTimeout)
        {
            throw Invalid(
                $"Value '{(long)configuration.Timeout.TotalSeconds}' at 'timeout' failed to satisfy constraint: Member must have value " +
                $"between 1 and {(long)Quotas.FunctionTimeout.TotalSeconds}");
        }

        if (configuration.ReservedConcurrency is { } reserved && (reserved < 0 || unreserved - reserved < MinimumUnreserved))
        {
            throw Invalid(
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
                $"below its minimum value of [{MinimumUnreserved}].");
        }
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
