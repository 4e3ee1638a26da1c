using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Which types outputs may have. A wrong one is a mistake of the program and is refused before it is used.
/// </summary>
internal static class TargetType
{
    private static readonly ConcurrentDictionary<Type, bool> Sound = new();

    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(Asset), typeof(Archive),
        typeof(AssetOrArchive), typeof(JsonElement), typeof(ImmutableDictionary<string, object>), typeof(ImmutableArray<object>),
    ];

    public static void Check(string context, Type type)
    {
        if (!Sound.ContainsKey(type))
        {
            Check(context, type, []);
            Sound[type] = true;
        }
    }

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        // Types may contain themselves.
        if (!seen.Add(type)
            || Plain.Contains(type)
            || typeof(Resource).IsAssignableFrom(type)
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            CheckOpenEnum(type);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(context, type, seen);
        }
        else if (type.IsInterface && type.IsDefined(typeof(DiscriminatedUnionDiscriminatorAttribute)))
        {
            CheckDiscriminatedUnion(type, seen);
        }
        else
        {
            CheckOutputType(context, type, seen);
        }
    }

    private static void CheckOpenEnum(Type type)
    {
        foreach (var underlying in new[] { typeof(string), typeof(double) })
        {
            if (EnumConversion.ConstructorOf(type, underlying) is null)
            {
                continue;
            }

            var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
            if (conversion?.ReturnType == underlying)
            {
                return;
            }

            throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain an explicit conversion operator to {underlying.FullName}.");
        }

        throw new InvalidOperationException(
            $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single String or Double parameter.");
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>))
        {
            if (arguments[0] != typeof(string))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
            }

            arguments = [arguments[1]];
        }
        else if (definition != typeof(Nullable<>) && definition != typeof(Union<,>)
            && definition != typeof(ImmutableArray<>) && definition != typeof(Output<>))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        foreach (var argument in arguments)
        {
            Check(context, argument, seen);
        }
    }

    private static void CheckDiscriminatedUnion(Type type, HashSet<Type> seen)
    {
        foreach (var unionCase in type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            if (!type.IsAssignableFrom(unionCase.Type))
            {
                throw new InvalidOperationException(
                    $"{type.FullName} had [{nameof(DiscriminatedUnionCaseAttribute)}(\"{unionCase.Tag}\")] with type {unionCase.Type.FullName} that is not assignable to {type.FullName}.");
            }

            Check($"{type.FullName}(\"{unionCase.Tag}\")", unionCase.Type, seen);
        }
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var constructor = OutputTypeConversion.ConstructorOf(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
        foreach (var parameter in constructor.GetParameters())
        {
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
        }
    }
}
