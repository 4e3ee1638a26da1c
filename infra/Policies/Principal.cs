using Pulumi;

namespace Infra.Policies;

/// <summary>Whom a statement is about.</summary>
/// <param name="Kind">The key in the document; null for everyone, which is written <c>"*"</c>.</param>
public sealed record Principal(string? Kind, params IReadOnlyList<Output<string>> Names)
{
    public static Principal Everyone { get; } = new(null, Output.Create("*"));

    public static Principal CloudWatch { get; } = Service("cloudwatch.amazonaws.com");

    public static Principal CodeDeploy { get; } = Service("codedeploy.amazonaws.com");

    public static Principal Lambda { get; } = Service("lambda.amazonaws.com");

    public static Principal Sns { get; } = Service("sns.amazonaws.com");

    /// <summary>AWS accounts: whoever in them their own administrators let.</summary>
    public static Principal Accounts(params IReadOnlyList<Output<string>> roots) => new("AWS", roots);

    public static Principal Service(string name) => new("Service", Output.Create(name));

    public static Principal Service(Output<string> name) => new("Service", name);
}
