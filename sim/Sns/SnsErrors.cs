namespace Sim.Sns;

/// <summary>SNS's refusals.</summary>
internal static class SnsErrors
{
    /// <summary>What Subscribe and CreateTopic put before a reason that is about an attribute.</summary>
    public const string OfAttributes = "Attributes Reason: ";

    public const string Prefix = "Invalid parameter: ";

    public static AwsError Invalid(string reason) => new("InvalidParameter", Prefix + reason);

    public static AwsError NoTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsError NoSubscription() => new("NotFound", "Subscription does not exist", 404);
}
