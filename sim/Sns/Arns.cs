namespace Sim.Sns;

/// <summary>How SNS reads the ARNs of its requests.</summary>
internal static class Arns
{
    private const int Parts = 6;

    /// <exception cref="AwsError">It is none, with the number of parts that it has.</exception>
    public static void Check(string? arn, string parameter)
    {
        if (arn is null)
        {
            throw SnsErrors.Invalid($"{parameter} Reason: no value for required parameter");
        }

        var parts = arn.AsSpan().Count(':') + 1;
        if (parts < Parts)
        {
            throw SnsErrors.Invalid($"{parameter} Reason: An ARN must have at least {Parts} elements, not {parts}");
        }
    }

    /// <summary>A queue's ARN in form, whether there is such a queue or not.</summary>
    public static bool IsOfQueue(string text) => text.Split(':') is ["arn", var partition, "sqs", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }]
        && partition.StartsWith("aws", StringComparison.Ordinal);
}
