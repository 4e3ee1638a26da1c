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

    public static void Check(EventInvokeConfig config)
    {
        if (config.MaximumRetryAttempts is < 0 or > 2)
        {
            throw Invalid(
                $"Value '{config.MaximumRetryAttempts}' at 'maximumRetryAttempts' failed to satisfy constraint: Member must " +
                "have value between 0 and 2");
        }

        if (config.MaximumEventAge < TimeSpan.FromMinutes(1) || config.MaximumEventAge > TimeSpan.FromHours(6))
        {
            throw Invalid(
                $"Value '{(long)config.MaximumEventAge.TotalSeconds}' at 'maximumEventAgeInSeconds' failed to satisfy " +
                "constraint: Member must have value between 60 and 21600");
        }

        if (config.OnFailure?.EndsWith(".fifo", StringComparison.Ordinal) == true)
        {
            throw Invalid($"The destination ARN {config.OnFailure} is invalid: a FIFO queue cannot be a destination.");
        }
    }

    /// <param name="unreserved">Of the account's quota, without what is reserved or provisioned.</param>
    public static void CheckProvisioned(FunctionConfiguration configuration, string qualifier, int environments, int unreserved)
    {
        if (qualifier == "$LATEST")
        {
            throw Invalid("Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }

        if (environments < 1)
        {
            throw Invalid(
                $"Value '{environments}' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }

        if (configuration.ReservedConcurrency is { } reserved ? environments > reserved : unreserved - environments < MinimumUnreserved)
        {
            throw Invalid(configuration.ReservedConcurrency is null
                ? $"Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{MinimumUnreserved}]."
                : "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
        }
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
