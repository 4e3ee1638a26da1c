namespace Infra.Policies;

/// <summary>
/// Every place in which a statement's resource is <c>*</c>, with why AWS leaves nothing finer: there are no others, and a
/// test compares this list with what the stacks declare.
/// </summary>
public sealed record WildcardReason
{
    /// <summary>A key policy belongs to one key, and can name no other resource.</summary>
    public static WildcardReason ThisKey { get; } = new("In a key's own policy `*` is this key.");

    /// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html</summary>
    public static WildcardReason XRay { get; } = new("X-Ray has no resource to name for segments and telemetry.");

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html</summary>
    public static WildcardReason NetworkInterfaces { get; } = new("Lambda makes the network interfaces, whose ids nobody knows before.");

    /// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html</summary>
    public static WildcardReason DescribeAlarms { get; } = new("CodeDeploy asks for alarms by name, in one call that AWS ties to no single alarm.");

    private WildcardReason(string reason) => Reason = reason;

    public string Reason { get; }
}
