using System.Collections.Generic;

namespace Pulumi.Aws.Generator;

/// <summary>What a token alone does not say: the C# name of its module, and whether it is an enumeration.</summary>
internal sealed class Names(Dictionary<string, object> schema)
{
    private readonly Dictionary<string, object> _namespaces = schema.Object("language").Object("csharp").Object("namespaces");
    private readonly Dictionary<string, object> _types = schema.Object("types");

    /// <summary><c>sqs</c> is <c>Sqs</c>; <c>dynamodb</c> is what the schema says.</summary>
    public string Namespace(string module) => _namespaces.TextOrNull(module) ?? Identifier.Of(module);

    public bool IsEnum(string token) => _types.Object(token).ContainsKey("enum");
}
