namespace Pulumi.Aws.Generator;

/// <summary>Writes an enumeration, which in Pulumi is a struct around its text: new values need no new package.</summary>
internal static class EnumWriter
{
    public static string Write(Definition type)
    {
        var name = type.Token.Name;
        var code = new Code();
        code.Block($"namespace {type.Token.Namespace}", () => code
            .Line("[global::Pulumi.EnumType]")
            .Block($"public readonly struct {name} : global::System.IEquatable<{name}>", () =>
            {
                code.Line("private readonly string _value;");
                code.Line($"private {name}(string value) => _value = value ?? throw new global::System.ArgumentNullException(nameof(value));");
                foreach (var value in type.Values)
                {
                    code.Obsolete(value.TextOrNull("deprecationMessage"));
                    code.Line($"public static {name} {value.Text("name")} {{ get; }} = new {name}(\"{value.Text("value")}\");");
                }

                Equality(code, name);
            }));
        return code.ToString();
    }

    private static void Equality(Code code, string name) => code
        .Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);")
        .Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);")
        .Line($"public static explicit operator string({name} value) => value._value;")
        .Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);")
        .Line($"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);")
        .Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;")
        .Line("public override string ToString() => _value;");
}
