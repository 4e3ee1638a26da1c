namespace Local.Declaration;

/// <summary>
/// The name that Pulumi's engine gives a resource: <c>urn:pulumi:stack::project::parentType$type::name</c>, with the types
/// of all ancestors but the stack. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
/// </summary>
internal static class EngineUrn
{
    public const string StackType = "pulumi:pulumi:Stack";

    public const string Scheme = "urn:pulumi:";

    /// <param name="parent">The parent's urn; null, or the stack's, for a resource at the top.</param>
    public static string Of(string stack, string project, string? parent, string type, string name)
    {
        var above = parent is null ? StackType : QualifiedTypeOf(parent);
        return $"{Scheme}{stack}::{project}::{(above == StackType ? type : $"{above}${type}")}::{name}";
    }

    /// <summary>The types of the ancestors and its own.</summary>
    public static string QualifiedTypeOf(string urn) => urn.Split("::", 4) is [_, _, var types, _] ? types : StackType;

    public static string NameOf(string urn) => urn.Split("::", 4) is [_, _, _, var name] ? name : urn;

    /// <summary>Stack and project; null if it is no urn.</summary>
    public static (string Stack, string Project)? OriginOf(string urn) =>
        urn.StartsWith(Scheme, StringComparison.Ordinal) && urn.Split("::", 4) is [var stack, var project, _, _]
            ? (stack[Scheme.Length..], project) : null;
}
