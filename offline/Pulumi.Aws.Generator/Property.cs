using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>A property of a resource, type or function.</summary>
internal sealed class Property
{
    private readonly Dictionary<string, object> schema;

    private Property(string name, Dictionary<string, object> schema, bool isRequired)
    {
        Name = name;
        IsRequired = isRequired;
        this.schema = schema;
    }

    /// <summary>As the provider calls it.</summary>
    public string Name { get; }

    public bool IsRequired { get; }

    /// <summary>As C# calls it.</summary>
    public string CSharpName => schema.TryGetValue("language", out var language)
        ? (string)((Dictionary<string, object>)((Dictionary<string, object>)language)["csharp"])["name"]
        : Identifier.Of(Name);

    public TypeReference Type => new(schema);

    public static List<Property> All(Dictionary<string, object> owner, string properties, string required) => All(
        (Dictionary<string, object>)owner[properties], (List<object>)owner[required]);

    public static List<Property> All(Dictionary<string, object> properties, List<object> required) =>
        [.. properties.Select(property => new Property(property.Key, (Dictionary<string, object>)property.Value, required.Contains(property.Key)))];
}
