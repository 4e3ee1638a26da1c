using Pulumi;

namespace Infra.Policies;

/// <summary>One statement of a policy document: exact actions on exact resources, for whom and on which condition.</summary>
public sealed record Statement
{
    public required string Sid { get; init; }

    public Effect Effect { get; init; } = Effect.Allow;

    /// <summary>Who is meant; null in a policy that belongs to a role, where it is the role itself.</summary>
    public Principal? Principal { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>ARNs; empty in a role's trust policy, which has no resource.</summary>
    public IReadOnlyList<Output<string>> Resources { get; init; } = [];

    /// <summary>The resource is <c>*</c>, because AWS has nothing finer; null: it is not.</summary>
    public WildcardReason? Wildcard { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>TLS only. Security Hub SQS/SNS controls and cdk-nag AwsSolutions-SQS4, -SNS3 ask for it.</summary>
    public static Statement DenyWithoutTls(string action, Output<string> resource) => new()
    {
        Sid = "TlsOnly",
        Effect = Effect.Deny,
        Principal = Principal.Everyone,
        Actions = [action],
        Resources = [resource],
        Conditions = [new Condition("Bool", "aws:SecureTransport", Output.Create("false"))],
    };
}
