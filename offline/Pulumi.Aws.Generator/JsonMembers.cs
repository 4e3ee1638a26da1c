using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Reads the members of a JSON object as what they are.</summary>
internal static class JsonMembers
{
    public static Dictionary<string, object> Object(this Dictionary<string, object> owner, string name) =>
        (Dictionary<string, object>)owner[name];

    public static Dictionary<string, object>? ObjectOrNull(this Dictionary<string, object> owner, string name) =>
        owner.TryGetValue(name, out var value) ? (Dictionary<string, object>)value : null;

    /// <summary>The objects inside an object, each with its name.</summary>
    public static IEnumerable<KeyValuePair<string, Dictionary<string, object>>> Objects(
        this Dictionary<string, object> owner, string name) => owner.Object(name)
        .Select(member => new KeyValuePair<string, Dictionary<string, object>>(member.Key, (Dictionary<string, object>)member.Value));

    public static IEnumerable<T> List<T>(this Dictionary<string, object> owner, string name) => ((List<object>)owner[name]).Cast<T>();

    public static string Text(this Dictionary<string, object> owner, string name) => (string)owner[name];

    public static string? TextOrNull(this Dictionary<string, object> owner, string name) =>
        owner.TryGetValue(name, out var value) ? (string)value : null;

    public static bool Is(this Dictionary<string, object> owner, string name) => owner.TryGetValue(name, out var value) && value is true;
}
