using System.Text.Json;
using Local.Declaration;
using Tests.House;

namespace Tests.Events;

/// <summary>
/// The consumers of all stacks by the event that they take. Read from the settings as they stand, not resolved: an event that
/// has left the catalog would be refused there, and just then somebody wants to know who took it.
/// </summary>
internal static class StackTakers
{
    /// <summary>The samples are no environment: nobody's messages go through them.</summary>
    public static IReadOnlyList<string> Stacks { get; } = [.. Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml")
        .Select(file => Path.GetFileName(file).Split('.')[1]).Where(stack => stack != "samples").Order(StringComparer.Ordinal)];

    /// <summary>Each consumer with its stacks: <c>order-projection (dev, prod)</c>.</summary>
    public static IReadOnlyList<string> Of(string eventName) =>
        [.. All.Where(taken => taken.Event == eventName)
            .GroupBy(taken => taken.Consumer, taken => taken.Stack)
            .OrderBy(consumer => consumer.Key, StringComparer.Ordinal)
            .Select(consumer => $"{consumer.Key} ({string.Join(", ", consumer)})")];

    private static IReadOnlyList<(string Stack, string Consumer, string Event)> All { get; } = [.. Stacks.SelectMany(Read)];

    private static IEnumerable<(string Stack, string Consumer, string Event)> Read(string stack)
    {
        var config = StackFile.Read(Repository.Root, stack).Config;
        using var consumers = JsonDocument.Parse(config.GetValueOrDefault("infra:consumers", "{}"));
        return consumers.RootElement.EnumerateObject()
            .Where(consumer => consumer.Value.TryGetProperty("takes", out _))
            .SelectMany(consumer => consumer.Value.GetProperty("takes").EnumerateArray().Select(taken => (stack, consumer.Name, taken.GetString()!)))
            .ToList();
    }
}
