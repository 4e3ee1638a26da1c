using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>A resource, type or function of the schema.</summary>
internal sealed class Definition(Token token, Dictionary<string, object> schema, Names names)
{
    public Token Token => token;

    public bool IsEnum => schema.ContainsKey("enum");

    public string? Deprecation => schema.TextOrNull("deprecationMessage");

    /// <summary>The values of an enumeration.</summary>
    public IEnumerable<Dictionary<string, object>> Values => schema.List<Dictionary<string, object>>("enum");

    /// <summary>What a function takes.</summary>
    public List<Property> Inputs => new Definition(token, schema.Object("inputs"), names).Properties("properties", "required");

    /// <summary>What a function answers.</summary>
    public List<Property> Outputs => new Definition(token, schema.Object("outputs"), names).Properties("properties", "required");

    /// <summary>The properties of a type among the results: providers always fill in some that one may leave out.</summary>
    public List<Property> Results => schema.ObjectOrNull("language")?.ObjectOrNull("nodejs") is { } filled
        ? Properties(schema.Object("properties"), filled.List<string>("requiredOutputs"))
        : Properties("properties", "required");

    public List<Property> Properties(string properties, string required) =>
        Properties(schema.Object(properties), schema.List<string>(required));

    private List<Property> Properties(Dictionary<string, object> properties, IEnumerable<string> required)
    {
        var given = new HashSet<string>(required);
        return
        [
            .. properties.Select(property => new Property(
                property.Key, (Dictionary<string, object>)property.Value, given.Contains(property.Key), names)),
        ];
    }
}
