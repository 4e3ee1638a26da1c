using Infra.Packaging;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

internal static class OutboxReader
{
    public static List<OutboxSettings> Read(SettingsNode outboxes, FunctionRequest defaults, string stack) =>
        [.. outboxes.Entries().Select(entry => Read(entry.Name, entry.Node, defaults, stack))];

    private static OutboxSettings Read(string name, SettingsNode node, FunctionRequest defaults, string stack)
    {
        if (NameRules.FailureOfOutbox(stack, name) is { } failure)
        {
            node.Fail($"{node.Path} {failure}");
        }

        if (node.Has("shift"))
        {
            node.Fail($"{node.Path}.shift is not possible: two versions at a time could not keep the order of a stream. Leave it out.");
        }

        var function = FunctionRequest.Read(node).Or(defaults).Resolve(FunctionPackage.Outbox) with { Shift = null };
        var outbox = new OutboxSettings(
            name,
            function,
            node.Integer("batchSize", AwsLimits.BatchSize, " records", "It is what one invocation publishes.") ?? OutboxSettings.DefaultBatchSize,
            node.Duration("retention", AwsLimits.OutboxRetention, "It is how long an item stays after it was published.") ?? OutboxSettings.DefaultRetention);
        node.RefuseUnknownKeys();
        foreach (var rule in FunctionRules.Failures(function, scaling: null))
        {
            node.Fail($"{node.Path}: {rule}");
        }

        return outbox;
    }
}
