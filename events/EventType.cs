using System.Text.Json;
using Events.Schema;

namespace Events;

/// <summary>One kind of event: what it is called, which topic carries it, and what its data must look like.</summary>
public sealed class EventType
{
    private readonly Lazy<JsonSchema> schema;

    internal EventType(string name, int version, string topic, string? bareName = null)
    {
        Name = name;
        Version = version;
        Topic = topic;
        BareName = bareName;
        schema = new Lazy<JsonSchema>(ReadSchema);
    }

    /// <summary>A type outside the catalog, whose schema is at hand.</summary>
    public EventType(string name, int version, string topic, string? bareName, JsonSchema schema)
        : this(name, version, topic, bareName) => this.schema = new Lazy<JsonSchema>(schema);

    /// <summary>The CloudEvents <c>type</c>: <c>user.signed-up</c>.</summary>
    public string Name { get; }

    /// <summary>From 1. A change that breaks readers is a new version beside the old one.</summary>
    public int Version { get; }

    /// <summary>The topic that carries it, by the name the settings use: <c>users</c>.</summary>
    public string Topic { get; }

    /// <summary>What a plain producer writes in the field <c>eventType</c>: <c>USER_SIGNUP</c>; null if it cannot be sent bare.</summary>
    public string? BareName { get; }

    /// <summary>The CloudEvents <c>dataschema</c> of this type and version.</summary>
    public string DataSchema => $"{DataSchemaPrefix}{Name}:{Version}";

    /// <summary>JSON Schema (draft 2020-12) of the event's data.</summary>
    public JsonSchema Schema => schema.Value;

    internal const string DataSchemaPrefix = "urn:event-schema:";

    public override string ToString() => $"{Name} v{Version}";

    private JsonSchema ReadSchema()
    {
        var file = $"{Name}.v{Version}.json";
        using var stream = typeof(EventType).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"events/Schemas/{file} is missing: every event type has a schema file.");
        using var document = JsonDocument.Parse(stream);
        return JsonSchema.Parse(document.RootElement.Clone(), file);
    }
}
