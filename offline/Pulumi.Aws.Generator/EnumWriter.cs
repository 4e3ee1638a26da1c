using System.Collections.Generic;
using System.Linq;

namespace Pulumi.Aws.Generator;

/// <summary>Writes an enumeration, which in Pulumi is a struct around its text: new values need no new package.</summary>
internal static class EnumWriter
{
    public static string Write(Token token, Dictionary<string, object> definition)
    {
        var name = token.Name;
        var code = new Code();
        code.Block($"namespace {token.Namespace}", () =>
            code.Line("[global::Pulumi.EnumType]").Block($"public readonly struct {name} : global::System.IEquatable<{name}>", () =>
            {
                code.Line("private readonly string _value;");
                code.Line($"private {name}(string value) => _value = value ?? throw new global::System.ArgumentNullException(nameof(value));");
                foreach (var value in ((List<object>)definition["enum"]).Cast<Dictionary<string, object>>())
                {
                    code.Line($"public static {name} {value["name"]} {{ get; }} = new {name}(\"{value["value"]}\");");
                }

                code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
                code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
                code.Line($"public static explicit operator string({name} value) => value._value;");
                code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
                code.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);");
                code.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
                code.Line("public override string ToString() => _value;");
            }));
        return code.ToString();
    }
}
