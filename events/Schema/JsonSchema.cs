using System.Text.Json;

namespace Events.Schema;

/// <summary>
/// A JSON Schema (draft 2020-12), compiled once and evaluated without reflection. It knows the validation keywords that
/// event schemas need and refuses every other one by name: a keyword that is silently ignored would let a bad event pass.
/// </summary>
public sealed class JsonSchema
{
    private static readonly HashSet<string> Annotations =
        ["$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default", "deprecated", "readOnly", "writeOnly"];

    private readonly List<ISchemaKeyword> keywords = [];

    private JsonSchema(JsonElement json) => Json = json;

    /// <summary>The schema document as it was written.</summary>
    public JsonElement Json { get; }

    /// <summary>Compiles a schema.</summary>
    /// <param name="json">The whole document; <c>$ref</c> may point into its <c>$defs</c>.</param>
    /// <param name="name">Names the document in errors.</param>
    /// <exception cref="SchemaException">A keyword is unknown, or its value is of the wrong kind.</exception>
    public static JsonSchema Parse(JsonElement json, string name) => new SchemaCompiler(json, name).Compile();

    /// <summary>Every way in which the instance does not fit, each as <c>path: what is wrong</c>; empty if it fits.</summary>
    public IReadOnlyList<string> Validate(JsonElement instance)
    {
        var failures = new SchemaFailures();
        Validate(instance, failures);
        return failures.All;
    }

    internal void Validate(JsonElement instance, SchemaFailures failures)
    {
        foreach (var keyword in keywords)
        {
            keyword.Validate(instance, failures);
        }
    }

    internal static JsonSchema Empty(JsonElement json) => new(json);

    internal static bool IsAnnotation(string keyword) => Annotations.Contains(keyword);

    internal void Add(ISchemaKeyword keyword) => keywords.Add(keyword);
}
