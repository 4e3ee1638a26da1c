namespace Infra.Policies;

/// <summary>Whom a statement is about.</summary>
/// <param name="Kind">The key in the document; null for everyone, which is written <c>"*"</c>.</param>
public sealed record Principal(string? Kind, string Name)
{
    public static Principal Everyone { get; } = new(null, "*");

    public static Principal CloudWatch { get; } = Service("cloudwatch.amazonaws.com");

    public static Principal Lambda { get; } = Service("lambda.amazonaws.com");

    public static Principal Sns { get; } = Service("sns.amazonaws.com");

    private static Principal Service(string name) => new("Service", name);
}
