using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Converts what a mock or provider answered to the types that a resource or function declares. How a type is
/// converted is worked out once for each type.
/// </summary>
internal static class Converter
{
    private static readonly ConcurrentDictionary<Type, ConvertValue> ByType = new();

    public static OutputData<T> Convert<T>(Action<string> warn, string context, object? tree)
    {
        var data = Convert(warn, context, tree, typeof(T));
        return new OutputData<T>(
            OutputData.NoResources, data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret);
    }

    public static OutputData<object?> Convert(Action<string> warn, string context, object? tree, Type target)
    {
        TargetType.Check(context, target);
        var data = Deserializer.Deserialize(tree);
        return data with { Resources = OutputData.NoResources, Value = ConvertOrWarn(warn, context, data.Value, target) };
    }

    /// <summary>
    /// A value that cannot be converted becomes null, or the default of a value type, with a warning.
    /// </summary>
    public static object? ConvertOrWarn(Action<string> warn, string context, object? value, Type target)
    {
        var (converted, error) = TryConvert(warn, context, value, target);
        if (error is not null)
        {
            warn(error);
        }

        return converted;
    }

    public static Conversion TryConvert(Action<string> warn, string context, object? value, Type target)
    {
        // Null stands for unknown values too, and is a value of every type.
        if (value is null)
        {
            var isPlainValueType = target.IsValueType && Nullable.GetUnderlyingType(target) is null;
            return new Conversion(isPlainValueType ? Activator.CreateInstance(target) : null, null);
        }

        return ByType.GetOrAdd(Nullable.GetUnderlyingType(target) ?? target, Find)(warn, context, value);
    }

    private static ConvertValue Find(Type target)
    {
        return FindPlain(target)
            ?? FindGeneric(target)
            ?? (target.IsEnum ? EnumConversion.Of(target) : null)
            ?? (target.IsValueType && target.IsDefined(typeof(EnumTypeAttribute)) ? EnumConversion.OfOpen(target) : null)
            ?? (target.IsInterface ? UnionConversion.OfDiscriminated(target) : null)
            ?? OutputTypeConversion.Of(target);
    }

    private static ConvertValue? FindPlain(Type target)
    {
        if (target == typeof(string))
        {
            return (_, context, value) => Conversion.Same<string>(context, value);
        }

        if (target == typeof(bool))
        {
            return (_, context, value) => Conversion.Same<bool>(context, value);
        }

        if (target == typeof(double))
        {
            return (_, context, value) => Conversion.Same<double>(context, value);
        }

        if (target == typeof(int))
        {
            return (_, context, value) => value is double number
                ? new Conversion((int)number, null)
                : Conversion.Same<double>(context, value);
        }

        if (target == typeof(object))
        {
            return (_, _, value) => new Conversion(value, null);
        }

        if (target == typeof(JsonElement))
        {
            return (_, context, value) => PlainJson.Write(context, value);
        }

        // A reference to a resource comes as the resource itself; whether it is the right one shows when it is cast.
        return typeof(Resource).IsAssignableFrom(target)
            ? (_, context, value) => Conversion.Same<Resource>(context, value)
            : FindAsset(target);
    }

    // What should have been an asset and is not can be looked at, but not passed on.
    private static ConvertValue? FindAsset(Type target) =>
        target == typeof(Asset) ? (_, _, value) => new Conversion(value as Asset ?? new InvalidAsset(), null)
        : target == typeof(Archive) ? (_, _, value) => new Conversion(value as Archive ?? new InvalidArchive(), null)
        : target == typeof(AssetOrArchive) ? (_, _, value) => new Conversion(value as AssetOrArchive ?? new InvalidAsset(), null)
        : null;

    private static ConvertValue? FindGeneric(Type target)
    {
        if (!target.IsConstructedGenericType)
        {
            return null;
        }

        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GenericTypeArguments;
        if (definition == typeof(Union<,>))
        {
            return Make(typeof(UnionConversion), nameof(UnionConversion.ToUnion), arguments);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return Make(typeof(CollectionConversion), nameof(CollectionConversion.ToArray), arguments);
        }

        if (definition == typeof(Output<>))
        {
            return Make(typeof(CollectionConversion), nameof(CollectionConversion.ToOutput), arguments);
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return arguments[0] == typeof(string)
                ? Make(typeof(CollectionConversion), nameof(CollectionConversion.ToDictionary), [arguments[1]])
                : (_, context, _) => Conversion.Failed(
                    $"Unexpected type {target.FullName} when deserializing {context}. "
                    + $"ImmutableDictionary's TKey type was not {typeof(string).FullName}");
        }

        return (_, context, _) => throw new InvalidOperationException(
            $"Unexpected generic target type {target.FullName} when deserializing {context}");
    }

    private static ConvertValue Make(Type type, string method, Type[] arguments)
        => type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod(arguments)
            .CreateDelegate<ConvertValue>();
}
