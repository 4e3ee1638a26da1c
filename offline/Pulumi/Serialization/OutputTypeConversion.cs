using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Conversion to classes with <see cref="OutputTypeAttribute"/>, through their constructor.</summary>
internal static class OutputTypeConversion
{
    public static ConvertValue Of(Type target)
    {
        if (!target.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            return (_, context, _) => Conversion.Failed(
                $"Unexpected target type {target.FullName} when deserializing {context}");
        }

        if (ConstructorOf(target) is not { } constructor)
        {
            return (_, context, _) => Conversion.Failed(
                $"Expected target type {target.FullName} to have [{nameof(OutputConstructorAttribute)}] constructor "
                + $"when deserializing {context}");
        }

        var parameters = constructor.GetParameters().Select(parameter => new Parameter(
            parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
            parameter.ParameterType,
            $"{target.FullName}({parameter.Name})")).ToArray();
        return (warn, context, value) => value is ImmutableDictionary<string, object> dictionary
            ? new Conversion(constructor.Invoke(Arguments(warn, parameters, dictionary)), null)
            : Conversion.Same<ImmutableDictionary<string, object>>(context, value);
    }

    // A property that is not there, perhaps because it is unknown, becomes the default of its type.
    private static object?[] Arguments(
        Action<string> warn, Parameter[] parameters, ImmutableDictionary<string, object> dictionary)
        => Array.ConvertAll(parameters, parameter => Converter.ConvertOrWarn(
            warn, parameter.Context, dictionary.GetValueOrDefault(parameter.Name), parameter.Type));

    /// <summary>The marked constructor, or the only public one.</summary>
    public static ConstructorInfo? ConstructorOf(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        if (Array.Find(all, constructor => constructor.IsDefined(typeof(OutputConstructorAttribute))) is { } marked)
        {
            return marked;
        }

        var open = Array.FindAll(all, constructor => constructor.IsPublic);
        return open.Length == 1 ? open[0] : null;
    }

    private sealed record Parameter(string Name, Type Type, string Context);
}
