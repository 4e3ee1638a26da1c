namespace Functions.Publishing;

/// <summary>A topic that events are published to.</summary>
/// <param name="Name">The name the catalog and the settings use: <c>users</c>.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Grouping">What it does with groups.</param>
/// <param name="Attributes">Top-level fields of the events' data that its subscriptions filter on as message attributes.</param>
public sealed record Topic(string Name, string Arn, Grouping Grouping, IReadOnlyList<string> Attributes);
