using Pulumi;

namespace Infra.Policies;

/// <summary>A condition of a statement: <c>ArnEquals aws:SourceArn arn:...</c>. Several values are alternatives.</summary>
public sealed record Condition(string Operator, string Key, params IReadOnlyList<Output<string>> Values)
{
    public static Condition Equal(string key, params IReadOnlyList<string> values) =>
        new("StringEquals", key, [.. values.Select(value => Output.Create(value))]);
}
