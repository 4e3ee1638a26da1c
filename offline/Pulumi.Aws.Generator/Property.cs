using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>A property of a resource, type or function.</summary>
internal sealed class Property(string name, Dictionary<string, object> schema, bool isRequired, Names names)
{
    /// <summary>As the provider calls it.</summary>
    public string Name => name;

    public bool IsRequired => isRequired;

    public bool IsSecret => schema.Is("secret");

    public string? Deprecation => schema.TextOrNull("deprecationMessage");

    /// <summary>As C# calls it.</summary>
    public string CSharpName => schema.ObjectOrNull("language")?.ObjectOrNull("csharp")?.Text("name") ?? Identifier.Of(name);

    public TypeReference Type => new(schema, names);

    /// <summary>The C# expression of the value that an argument has when nobody gives one.</summary>
    public string? Default => schema.ObjectOrNull("defaultInfo") is { } info
        ? $"global::Pulumi.Aws.Defaults.FromEnvironment({string.Join(", ", info.List<string>("environment").Select(variable => $"\"{variable}\""))})"
        : schema.ContainsKey("default") ? schema.Is("default") ? "true" : "false" : null;
}
