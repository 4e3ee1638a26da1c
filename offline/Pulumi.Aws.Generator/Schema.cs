using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>The package schema: what there is to write, and which types stand among arguments and which among results.</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, object> _root;
    private readonly Names _names;

    private Schema(Dictionary<string, object> root)
    {
        _root = root;
        _names = new Names(root);
        Types = [.. root.Objects("types").Select(type => Definition(type.Key, type.Value))];
        Functions = [.. root.Objects("functions").Select(function => Definition(function.Key, function.Value))];
        Resources =
        [
            Definition(Token.Provider, root.Object("provider")),
            .. root.Objects("resources").Select(resource => Definition(resource.Key, resource.Value)),
        ];
        ArgumentTypes = Reached(Resources.SelectMany(resource => resource.Properties("inputProperties", "requiredInputs")));
        ResultTypes = Reached(Resources.SelectMany(resource => resource.Properties("properties", "required")));
    }

    public string Version => _root.Text("version");

    public IReadOnlyList<Definition> Resources { get; }

    public IReadOnlyList<Definition> Types { get; }

    public IReadOnlyList<Definition> Functions { get; }

    /// <summary>The tokens of the types that arguments are made of.</summary>
    public HashSet<string> ArgumentTypes { get; }

    /// <summary>The tokens of the types that outputs are made of.</summary>
    public HashSet<string> ResultTypes { get; }

    public static Schema Parse(string text) => new((Dictionary<string, object>)JsonText.Parse(text));

    private Definition Definition(string token, Dictionary<string, object> schema) =>
        new(new Token(token, _names), schema, _names);

    private HashSet<string> Reached(IEnumerable<Property> properties)
    {
        var types = Types.ToDictionary(type => type.Token.Text);
        var reached = new HashSet<string>();
        var pending = new Queue<string>(properties.SelectMany(property => property.Type.Tokens));
        while (pending.Count > 0)
        {
            var token = pending.Dequeue();
            if (reached.Add(token) && !types[token].IsEnum)
            {
                types[token].Properties("properties", "required").SelectMany(property => property.Type.Tokens).ToList().ForEach(pending.Enqueue);
            }
        }

        return reached;
    }
}
