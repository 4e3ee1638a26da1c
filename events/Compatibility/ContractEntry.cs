using System.Text.Json;
using Events.Schema;

namespace Events.Compatibility;

/// <summary>What is promised of one event type in one version.</summary>
/// <param name="Schema">The schema document.</param>
public sealed record ContractEntry(string Name, int Version, string Topic, string? BareName, JsonElement Schema)
{
    public override string ToString() => $"{Name} v{Version}";

    /// <summary>Ready to be compared.</summary>
    /// <exception cref="SchemaException">The validator does not understand it.</exception>
    internal JsonSchema Compiled => JsonSchema.Parse(Schema, $"{Name}.v{Version}.json");
}
