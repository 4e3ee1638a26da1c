using Pulumi;

namespace Infra.Policies;

/// <summary>A condition of a statement: <c>ArnEquals aws:SourceArn arn:...</c>.</summary>
public sealed record Condition(string Operator, string Key, Output<string> Value);
