using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Conversion to types that hold values of one other type.</summary>
internal static class CollectionConversion
{
    public static Conversion ToArray<T>(Action<string> warn, string context, object value)
    {
        if (value is not ImmutableArray<object> array)
        {
            return Conversion.Failed(Conversion.Unexpected(typeof(ImmutableArray<object>).FullName, context, value));
        }

        var items = ImmutableArray.CreateBuilder<T>(array.Length);
        foreach (var item in array)
        {
            items.Add(Element<T>(warn, context, item));
        }

        return new Conversion(items.MoveToImmutable(), null);
    }

    public static Conversion ToDictionary<T>(Action<string> warn, string context, object value)
    {
        if (value is not ImmutableDictionary<string, object> dictionary)
        {
            return Conversion.Failed(
                Conversion.Unexpected(typeof(ImmutableDictionary<string, object>).FullName, context, value));
        }

        // Untyped as it is: nothing to convert.
        if (typeof(T) == typeof(object))
        {
            return new Conversion(dictionary, null);
        }

        var items = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (name, item) in dictionary)
        {
            items.Add(name, Element<T>(warn, context, item));
        }

        return new Conversion(items.ToImmutable(), null);
    }

    public static Conversion ToOutput<T>(Action<string> warn, string context, object value)
    {
        var inner = Converter.TryConvert(warn, context, value, typeof(T));
        return inner.Error is null ? new Conversion(Output.Create((T)inner.Value!), null) : inner;
    }

    private static T Element<T>(Action<string> warn, string context, object? item)
    {
        var converted = Converter.ConvertOrWarn(warn, context, item, typeof(T));
        return converted is null ? default! : (T)converted;
    }
}
