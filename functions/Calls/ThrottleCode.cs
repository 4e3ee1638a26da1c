namespace Functions.Calls;

/// <summary>The words that the services of AWS have for "too much at once"; KMS's come with status 400, through the service that asked it.</summary>
public static class ThrottleCode
{
    public static bool Is(string? code) => code is
        "Throttled" or "ThrottledException" or "Throttling" or "ThrottlingException" or "RequestThrottled" or "RequestThrottledException"
        or "RequestLimitExceeded" or "TooManyRequestsException" or "ProvisionedThroughputExceededException" or "LimitExceededException"
        or "TransactionInProgressException" or "KMSThrottling" or "KMSThrottlingException" or "KmsThrottled";
}
