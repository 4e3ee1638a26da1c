using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Conversion to one of several types: the first that fits, or the one that a property of the value names.
/// </summary>
internal static class UnionConversion
{
    public static Conversion ToUnion<T0, T1>(Action<string> warn, string context, object value)
    {
        var first = Converter.TryConvert(warn, $"{context}.AsT0", value, typeof(T0));
        if (first.Error is null)
        {
            return new Conversion(Union<T0, T1>.FromT0((T0)first.Value!), null);
        }

        var second = Converter.TryConvert(warn, $"{context}.AsT1", value, typeof(T1));
        return second.Error is null
            ? new Conversion(Union<T0, T1>.FromT1((T1)second.Value!), null)
            : Conversion.Failed(Conversion.Unexpected($"{typeof(T0).FullName} or {typeof(T1).FullName}", context, value));
    }

    public static ConvertValue? OfDiscriminated(Type target)
    {
        if (target.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is not { PropertyName: var property })
        {
            return null;
        }

        var cases = target.GetCustomAttributes<DiscriminatedUnionCaseAttribute>().ToList();
        var tags = string.Join(", ", cases.Select(one => one.Tag).Order(StringComparer.Ordinal));
        return (warn, context, value) =>
        {
            if (value is not ImmutableDictionary<string, object> dictionary)
            {
                return Conversion.Failed(
                    $"Expected {typeof(ImmutableDictionary<string, object>).FullName} with discriminator property "
                    + $"\"{property}\" but got {value.GetType().FullName} deserializing {context}");
            }

            if (dictionary.GetValueOrDefault(property) is not string tag)
            {
                return Conversion.Failed(
                    $"missing discriminator property \"{property}\"; expected one of: {tags} deserializing {context}");
            }

            return cases.Find(one => one.Tag == tag) is { } named
                ? Converter.TryConvert(warn, context, value, named.Type)
                : Conversion.Failed($"unknown \"{property}\" value \"{tag}\"; expected one of: {tags} deserializing {context}");
        };
    }
}
