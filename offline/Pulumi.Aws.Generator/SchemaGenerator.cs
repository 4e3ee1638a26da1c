using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Pulumi.Aws.Generator;

/// <summary>Turns <c>schema.json</c> (Pulumi's package-schema format) into the classes of the package's C# SDK.</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.AdditionalTextsProvider
            .Where(file => Path.GetFileName(file.Path) == "schema.json")
            .Select((file, cancellation) => file.GetText(cancellation)?.ToString() ?? string.Empty);
        context.RegisterSourceOutput(schemas, Generate);
    }

    private static void Generate(SourceProductionContext context, string text)
    {
        var schema = (Dictionary<string, object>)JsonText.Parse(text);
        foreach (var resource in Section(schema, "resources").Append(Provider(schema)))
        {
            var token = new Token(resource.Key);
            context.AddSource(token.FileName, ResourceWriter.Write(token, (Dictionary<string, object>)resource.Value));
        }

        foreach (var type in Section(schema, "types"))
        {
            var token = new Token(type.Key);
            var definition = (Dictionary<string, object>)type.Value;
            context.AddSource(
                token.FileName, definition.ContainsKey("enum") ? EnumWriter.Write(token, definition) : TypeWriter.Write(token, definition));
        }

        foreach (var function in Section(schema, "functions"))
        {
            var token = new Token(function.Key);
            context.AddSource(token.FileName, FunctionWriter.Write(token, (Dictionary<string, object>)function.Value));
        }
    }

    private static IEnumerable<KeyValuePair<string, object>> Section(Dictionary<string, object> schema, string name) =>
        (Dictionary<string, object>)schema[name];

    private static KeyValuePair<string, object> Provider(Dictionary<string, object> schema) => new(Token.Provider, schema["provider"]);
}
