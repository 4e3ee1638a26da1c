using System.IO;
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
        var schema = Schema.Parse(text);
        context.AddSource("Package.g.cs", PackageWriter.Write(schema.Version));
        foreach (var resource in schema.Resources)
        {
            context.AddSource(resource.Token.FileName, ResourceWriter.Write(resource));
        }

        foreach (var type in schema.Types)
        {
            context.AddSource(type.Token.FileName, type.IsEnum ? EnumWriter.Write(type) : TypeWriter.Write(schema, type));
        }

        foreach (var function in schema.Functions)
        {
            context.AddSource(function.Token.FileName, FunctionWriter.Write(function));
        }
    }
}
