using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace Local.Declaration;

/// <summary>A member of an arguments class that is sent to the provider.</summary>
internal sealed class InputMember(MemberInfo member, Func<object, object?> read)
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> ByType = new();

    // The attribute keeps to itself what it was made with; that is public elsewhere, but slow, and seldom asked for.
    private readonly Lazy<IList<CustomAttributeTypedArgument>> mark = new(() =>
        member.CustomAttributes.First(attribute => attribute.AttributeType == typeof(InputAttribute)).ConstructorArguments);

    /// <summary>The provider's camelCase name.</summary>
    public string Name => (string)mark.Value[0].Value!;

    /// <summary>Sent as one JSON text.</summary>
    public bool IsJson => mark.Value.Count > 2 && mark.Value[2].Value is true;

    public object? Read(object args) => read(args);

    public static ImmutableArray<InputMember> Of(Type type) => ByType.GetOrAdd(type, Find);

    private static ImmutableArray<InputMember> Find(Type type)
    {
        // Lists are private fields behind properties that make an empty one when asked: the mark is on the field.
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var fields = type.GetFields(all).Where(IsInput).Select(field => new InputMember(field, field.GetValue));
        var properties = type.GetProperties(all).Where(IsInput).Select(property => new InputMember(property, property.GetValue));
        return [.. fields, .. properties];
    }

    private static bool IsInput(MemberInfo member) => member.IsDefined(typeof(InputAttribute), inherit: false);
}
